package dev.decorum.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.rules.catalog.Layer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kie.api.KieServices;

/** Sixty builds, or a thousand with {@code -Dlong=true}; each third one fails. */
class LayerLeakTest {
    private static final int BUILDS = Boolean.getBoolean("long") ? 1_000 : 60;
    private static final int WARM_UP = 20;
    /** What may come on top of the state after warming up, whatever the number of builds. Bytes. */
    private static final long ROOM = 6L << 20;

    private final List<WeakReference<Object>> dead = new ArrayList<>();

    private static LayerSource source(String right) {
        return new LayerSource(
                "base",
                "rules.base",
                "package rules.base;\nimport dev.decorum.policy.fact.*;\nglobal dev.decorum.policy.Policy policy;\n"
                        + "rule \"r0\"\nwhen\n  $r : Refund( amount.reference > 20 )\nthen\n  " + right + "\nend\n");
    }

    private void build(int number) throws Exception {
        WallClassLoader wall = WallClassLoader.forCompiling();
        dead.add(new WeakReference<>(wall));
        if (number % 3 == 2) {
            assertThatThrownBy(() -> LayerCompiler.compile(List.of(source("policy.denyy($r, \"x\");")), wall))
                    .isInstanceOf(LayerCompiler.LayerFailure.class);
            return;
        }
        LayerCode code = LayerCompiler.compile(List.of(source("policy.deny($r, \"number " + number + "\");")), wall)
                .get(0);
        dead.add(new WeakReference<>(code.newModel().getClass().getClassLoader()));
        dead.add(new WeakReference<>(new CompiledLayer(new Layer("base", List.of(), List.of(), ""), code.newModel())));
    }

    private static long metaspaceAfterCollection() throws InterruptedException {
        System.gc();
        Thread.sleep(50);
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(LayerLeakTest::used)
                .sum();
    }

    private static long used(MemoryPoolMXBean pool) {
        return pool.getUsage().getUsed();
    }

    @Test
    void buildsLeaveNothingBehindNotEvenFailedOnes() throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            build(i);
        }
        long before = metaspaceAfterCollection();
        for (int i = WARM_UP; i < WARM_UP + BUILDS; i++) {
            build(i);
        }

        long after = metaspaceAfterCollection();

        assertThat(dead.stream().filter(reference -> reference.get() != null)).isEmpty();
        assertThat(after - before).as("growth of metaspace in bytes").isLessThan(ROOM);
        assertThat(KieServices.get().getRepository().getKieModule(LayerCompiler.release(1)))
                .isNull();
    }
}
