package dev.decorum.rules.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.drools.model.Model;

/**
 * Turns rule sets into programs; a layer that has not changed since an earlier program is not compiled again, and with
 * a {@link CompiledCache} not even after a restart. Make one before reading the rules: Drools then initialises itself in
 * the meantime. Safe for use by several threads, which build one after another.
 */
public final class ProgramBuilder {
    private final LayerCompiler compiler = new LayerCompiler();
    private final CompiledCache cache;
    /** Held weakly: a layer stays known for as long as some program that is in use has it. */
    private final Cache<String, CompiledLayer> known =
            Caffeine.newBuilder().weakValues().build();

    /** A builder that compiles every layer once in its life. */
    public ProgramBuilder() {
        this(CompiledCache.off());
    }

    /** A builder that looks for compiled layers in a cache first, and leaves there what it compiles. */
    public ProgramBuilder(CompiledCache cache) {
        this.cache = cache;
        WarmUp.begin();
    }

    /** Reads a folder; of one that an earlier start accepted only what a decision needs, when the cache knows it. */
    public RuleFolder.Reading read(Path folder) {
        return RuleFolder.read(folder, new SealedReadings(cache));
    }

    /**
     * The program of a rule set.
     *
     * @throws LayerCompiler.LayerFailure when Drools refuses what the gate accepted
     */
    public synchronized RuleProgram build(RuleSet rules) {
        Map<String, CompiledLayer> compiled = new HashMap<>();
        List<Layer> missing = new ArrayList<>();
        for (Layer layer : rules.layers().values()) {
            if (!layer.dated().isEmpty()) {
                CompiledLayer ready = known.getIfPresent(key(layer));
                if (ready == null) {
                    missing.add(layer);
                } else {
                    compiled.put(layer.id(), ready);
                }
            }
        }
        if (!missing.isEmpty()) {
            make(missing, compiled);
        }
        return new RuleProgram(rules, compiled);
    }

    private void make(List<Layer> missing, Map<String, CompiledLayer> compiled) {
        List<Layer> toCompile = new ArrayList<>();
        if (cache.isOn()) {
            makeFromCache(missing, compiled, toCompile);
        } else {
            WarmUp.await();
            toCompile.addAll(missing);
        }
        if (toCompile.isEmpty()) {
            return;
        }
        List<LayerSource> sources = toCompile.stream().map(LayerSource::of).toList();
        List<LayerCode> code = compiler.compile(sources);
        for (int i = 0; i < sources.size(); i++) {
            Layer layer = toCompile.get(i);
            try {
                add(layer, new CompiledLayer(layer, code.get(i).newModel()), compiled);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                throw new LayerCompiler.LayerFailure(layer.id(), String.valueOf(e.getMessage()), e);
            }
            cache.store(sources.get(i), code.get(i));
        }
        cache.prune();
    }

    /** Code is read and its classes are defined by a thread of its own, while this one builds networks of them. */
    private void makeFromCache(List<Layer> missing, Map<String, CompiledLayer> compiled, List<Layer> toCompile) {
        ExecutorService reader = Executors.newSingleThreadExecutor(ProgramBuilder::daemon);
        try {
            Map<Layer, Future<Optional<Model>>> models = new LinkedHashMap<>();
            missing.forEach(layer -> models.put(layer, reader.submit(() -> kept(layer))));
            WarmUp.await();
            models.forEach((layer, model) -> {
                try {
                    model.get()
                            .ifPresentOrElse(
                                    kept -> add(layer, new CompiledLayer(layer, kept), compiled),
                                    () -> toCompile.add(layer));
                } catch (ExecutionException | RuntimeException | LinkageError e) {
                    toCompile.add(layer); // Kept by a version whose classes differ in a way that the key does not see.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    toCompile.add(layer);
                }
            });
        } finally {
            reader.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "decorum-compiled-cache");
        thread.setDaemon(true);
        return thread;
    }

    private Optional<Model> kept(Layer layer) throws ReflectiveOperationException {
        byte[] key = layer.code().map(HexFormat.of()::parseHex).orElseGet(() -> CacheKey.of(LayerSource.of(layer)));
        LayerCode code = cache.find(key).orElse(null);
        return code == null ? Optional.empty() : Optional.of(code.newModel());
    }

    private void add(Layer layer, CompiledLayer made, Map<String, CompiledLayer> compiled) {
        known.put(key(layer), made);
        compiled.put(layer.id(), made);
    }

    private static String key(Layer layer) {
        return layer.id() + " " + layer.hash();
    }
}
