package dev.decorum.rules.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.drools.modelcompiler.CanonicalKieModule;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * Compiles layers with Drools' executable model, behind {@link WallClassLoader}. Builds never overlap: Drools keeps
 * static caches while it builds, so all compilers of a JVM share one lock. Several layers go through one build, which
 * for thirty layers of two rules takes half the time of thirty builds.
 */
public final class LayerCompiler {
    private static final Object ONE_BUILD_AT_A_TIME = new Object();
    private static final AtomicLong BUILDS = new AtomicLong();

    /**
     * The code of each layer, in their order.
     *
     * @throws LayerFailure when Drools refuses what the gate accepted
     */
    List<LayerCode> compile(List<LayerSource> layers) {
        return compile(layers, WallClassLoader.forCompiling());
    }

    static List<LayerCode> compile(List<LayerSource> layers, ClassLoader wall) {
        synchronized (ONE_BUILD_AT_A_TIME) {
            try {
                return build(layers, wall);
            } catch (LayerFailure e) {
                if (layers.size() > 1) {
                    layers.forEach(layer -> build(List.of(layer), wall)); // Names the layer that is to blame.
                }
                throw e;
            }
        }
    }

    private static List<LayerCode> build(List<LayerSource> layers, ClassLoader wall) {
        String first = layers.get(0).layer();
        KieServices services = KieServices.get();
        ReleaseId release = release(BUILDS.incrementAndGet());
        try {
            KieFileSystem files = services.newKieFileSystem();
            files.generateAndWritePomXML(release);
            layers.forEach(layer -> files.write("src/main/resources/" + layer.folder() + "rules.drl", layer.text()));
            KieBuilder builder = services.newKieBuilder(files, wall).buildAll(ExecutableModelProject.class);
            if (builder.getResults().hasMessages(Message.Level.ERROR)) {
                throw new LayerFailure(
                        first,
                        builder.getResults().getMessages(Message.Level.ERROR).stream()
                                .map(Message::getText)
                                .collect(Collectors.joining("; ")),
                        null);
            }
            return split((InternalKieModule) builder.getKieModule(), release, layers);
        } catch (LayerFailure e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new LayerFailure(first, String.valueOf(e.getMessage()), e);
        } finally {
            services.getRepository().removeKieModule(release);
            DrlxParseUtil.clearAccessorCache();
        }
    }

    /** The name under which Drools knows one build, never used twice: modules are looked up by it all over the JVM. */
    static ReleaseId release(long build) {
        return KieServices.get().newReleaseId("dev.decorum.layer", "layer", String.valueOf(build));
    }

    /** Gives each class of a build to the layer whose package it is in; the innermost, where packages lie in others. */
    private static List<LayerCode> split(InternalKieModule module, ReleaseId release, List<LayerSource> layers) {
        List<LayerSource> innermostFirst = new ArrayList<>(layers);
        innermostFirst.sort(
                Comparator.comparingInt((LayerSource s) -> s.folder().length()).reversed());
        Map<String, Map<String, byte[]>> classes = new HashMap<>();
        for (String file : module.getFileNames()) {
            LayerSource owner = file.endsWith(".class") ? owner(file, innermostFirst) : null;
            if (owner != null) {
                classes.computeIfAbsent(owner.layer(), l -> new TreeMap<>())
                        .put(className(file), module.getBytes(file));
            }
        }
        String list =
                new String(module.getBytes(CanonicalKieModule.getModelFileWithGAV(release)), StandardCharsets.UTF_8);
        List<LayerCode> code = new ArrayList<>();
        for (LayerSource layer : layers) {
            String prefix = layer.packageName() + ".";
            String model = list.lines()
                    .filter(name -> name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0)
                    .findFirst()
                    .orElseThrow(() -> new LayerFailure(layer.layer(), "The build made no model of it.", null));
            code.add(new LayerCode(model, classes.getOrDefault(layer.layer(), Map.of())));
        }
        return code;
    }

    private static @Nullable LayerSource owner(String file, List<LayerSource> innermostFirst) {
        for (LayerSource layer : innermostFirst) {
            if (file.startsWith(layer.folder())) {
                return layer;
            }
        }
        return null;
    }

    private static String className(String file) {
        return file.substring(0, file.length() - ".class".length()).replace('/', '.');
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
