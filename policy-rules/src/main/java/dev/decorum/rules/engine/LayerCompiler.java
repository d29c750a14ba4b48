package dev.decorum.rules.engine;

import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.language.DrlWriter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.conf.EqualityBehaviorOption;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieContainer;

/**
 * Compiles the rules of a layer with Drools' executable model. Builds never overlap: Drools keeps static caches while it
 * builds, so all compilers of a JVM share one lock.
 */
public final class LayerCompiler {
    private static final Object ONE_BUILD_AT_A_TIME = new Object();
    private static final AtomicLong BUILDS = new AtomicLong();

    /**
     * The compiled layer.
     *
     * @throws LayerFailure when Drools refuses what the gate accepted
     */
    public CompiledLayer compile(Layer layer) {
        synchronized (ONE_BUILD_AT_A_TIME) {
            return build(layer);
        }
    }

    private static CompiledLayer build(Layer layer) {
        KieServices services = KieServices.get();
        ReleaseId release =
                services.newReleaseId("dev.decorum.layer", "layer", String.valueOf(BUILDS.incrementAndGet()));
        KieContainer container = null;
        try {
            KieFileSystem files = services.newKieFileSystem();
            files.generateAndWritePomXML(release);
            String packageName = RuleFolder.packageOf(layer.id());
            files.write(
                    "src/main/resources/" + packageName.replace('.', '/') + "/rules.drl",
                    DrlWriter.write(packageName, Firings.class, layer.rules()));
            KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
            if (builder.getResults().hasMessages(Message.Level.ERROR)) {
                throw new LayerFailure(
                        layer.id(),
                        builder.getResults().getMessages(Message.Level.ERROR).stream()
                                .map(Message::getText)
                                .collect(Collectors.joining("; ")),
                        null);
            }
            container = services.newKieContainer(release);
            KieBaseConfiguration configuration = services.newKieBaseConfiguration();
            configuration.setOption(EqualityBehaviorOption.IDENTITY);
            configuration.setOption(KieBaseMutabilityOption.DISABLED);
            KieBase base = container.newKieBase(configuration);
            return new CompiledLayer(layer.id(), layer.rules(), base);
        } catch (LayerFailure e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new LayerFailure(layer.id(), String.valueOf(e.getMessage()), e);
        } finally {
            if (container != null) {
                container.dispose();
            }
            services.getRepository().removeKieModule(release);
            DrlxParseUtil.clearAccessorCache();
        }
    }

    /** Drools refused a layer that the gate accepted: a defect of the gate, reported with the layer. */
    public static final class LayerFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String layer;

        LayerFailure(String layer, String detail, @Nullable Throwable cause) {
            super(detail, cause);
            this.layer = layer;
        }

        /** The layer that does not compile. */
        public String layer() {
            return layer;
        }
    }
}
