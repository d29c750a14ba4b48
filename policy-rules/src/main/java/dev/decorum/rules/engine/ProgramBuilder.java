package dev.decorum.rules.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * The program of a rule set.
     *
     * @throws LayerCompiler.LayerFailure when Drools refuses what the gate accepted
     */
    public synchronized RuleProgram build(RuleSet rules) {
        Map<String, CompiledLayer> compiled = new HashMap<>();
        List<Layer> missing = new ArrayList<>();
        for (Layer layer : rules.layers().values()) {
            if (!layer.rules().isEmpty()) {
                CompiledLayer ready = known.getIfPresent(key(layer));
                if (ready == null) {
                    missing.add(layer);
                } else {
                    compiled.put(layer.id(), ready);
                }
            }
        }
        if (!missing.isEmpty()) {
            WarmUp.await();
            make(missing, compiled);
        }
        return new RuleProgram(rules, compiled);
    }

    private void make(List<Layer> missing, Map<String, CompiledLayer> compiled) {
        List<Layer> toCompile = new ArrayList<>();
        List<LayerSource> sources = new ArrayList<>();
        for (Layer layer : missing) {
            LayerSource source = LayerSource.of(layer);
            CompiledLayer kept = kept(layer, source);
            if (kept == null) {
                toCompile.add(layer);
                sources.add(source);
            } else {
                add(layer, kept, compiled);
            }
        }
        if (sources.isEmpty()) {
            return;
        }
        List<LayerCode> code = compiler.compile(sources);
        for (int i = 0; i < sources.size(); i++) {
            Layer layer = toCompile.get(i);
            try {
                add(layer, new CompiledLayer(layer.id(), layer.rules(), code.get(i)), compiled);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                throw new LayerCompiler.LayerFailure(layer.id(), String.valueOf(e.getMessage()), e);
            }
            cache.store(sources.get(i), code.get(i));
        }
        cache.prune();
    }

    private @Nullable CompiledLayer kept(Layer layer, LayerSource source) {
        LayerCode code = cache.find(source).orElse(null);
        if (code == null) {
            return null;
        }
        try {
            return new CompiledLayer(layer.id(), layer.rules(), code);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null; // Kept by a version whose classes differ in a way that the key does not see: compiled anew.
        }
    }

    private void add(Layer layer, CompiledLayer made, Map<String, CompiledLayer> compiled) {
        known.put(key(layer), made);
        compiled.put(layer.id(), made);
    }

    private static String key(Layer layer) {
        return layer.id() + " " + layer.hash();
    }
}
