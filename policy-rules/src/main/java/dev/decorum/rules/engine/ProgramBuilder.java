package dev.decorum.rules.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns rule sets into programs; a layer that has not changed since an earlier program is not compiled again. Safe for
 * use by several threads.
 */
public final class ProgramBuilder {
    private final LayerCompiler compiler = new LayerCompiler();
    /** Held weakly: a layer stays known for as long as some program that is in use has it. */
    private final Cache<String, CompiledLayer> known =
            Caffeine.newBuilder().weakValues().build();

    /**
     * The program of a rule set.
     *
     * @throws LayerCompiler.LayerFailure when Drools refuses what the gate accepted
     */
    public RuleProgram build(RuleSet rules) {
        Map<String, CompiledLayer> compiled = new HashMap<>();
        for (Layer layer : rules.layers().values()) {
            if (!layer.rules().isEmpty()) {
                compiled.put(layer.id(), known.get(layer.id() + " " + layer.hash(), key -> compiler.compile(layer)));
            }
        }
        return new RuleProgram(rules, compiled);
    }
}
