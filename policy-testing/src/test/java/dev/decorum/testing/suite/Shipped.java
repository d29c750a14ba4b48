package dev.decorum.testing.suite;

import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.engine.RuleProgram;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The rules that are shipped, loaded once for all tests. */
final class Shipped {
    static final Path RULES = Path.of(System.getProperty("decorum.root"), "rules");

    private static @Nullable RuleProgram program;

    private Shipped() {}

    static synchronized RuleProgram program() throws RuleSetException {
        if (program == null) {
            program = TestedRules.load(RULES, CompiledCache.standard());
        }
        return program;
    }
}
