package dev.decorum.testing.suite;

import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.live.Candidate;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Loads rules for a test of them: with the typed rules beside the compiled ones. */
public final class TestedRules {
    private TestedRules() {}

    /**
     * The rules of a folder.
     *
     * @param rules the folder that holds {@code catalog.yaml}
     * @param cache where compiled rules are kept between runs
     * @throws RuleSetException when anything in the folder is wrong
     */
    public static RuleProgram load(Path rules, CompiledCache cache) throws RuleSetException {
        AtomicReference<RuleProgram> loaded = new AtomicReference<>();
        DroolsPolicyEngine.builder()
                .rules(rules)
                .cache(cache)
                .check(candidate -> {
                    loaded.set(((Candidate) candidate).program());
                    return List.of();
                })
                .build()
                .close();
        return Objects.requireNonNull(loaded.get());
    }
}
