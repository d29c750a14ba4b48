package dev.decorum.rules;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.engine.LayerCompiler;
import dev.decorum.rules.engine.ProgramBuilder;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import java.nio.file.Path;
import java.util.List;

/**
 * Decides requests by the rules of a folder, with Drools. Safe for use by several threads; one instance serves an
 * application.
 */
public final class DroolsPolicyEngine implements PolicyEngine {
    private final RuleProgram program;

    private DroolsPolicyEngine(RuleProgram program) {
        this.program = program;
    }

    /**
     * An engine with the rules of a folder.
     *
     * @param rules the folder that holds {@code catalog.yaml}
     * @throws RuleSetException when anything in the folder is wrong; nothing is then in force
     */
    public static DroolsPolicyEngine load(Path rules) throws RuleSetException {
        RuleFolder.Reading reading = RuleFolder.read(rules);
        RuleSet ruleSet = reading.ruleSet().orElse(null);
        if (ruleSet == null) {
            throw new RuleSetException(reading.faults());
        }
        try {
            return new DroolsPolicyEngine(new ProgramBuilder().build(ruleSet));
        } catch (LayerCompiler.LayerFailure e) {
            throw new RuleSetException(List.of(Fault.error(
                    "not-compiled",
                    Place.of(e.layer()),
                    "The rules of this folder cannot be compiled, although each can be read.",
                    "Undo the last change in this folder, and report it: the check should have named the line.")));
        }
    }

    @Override
    public PolicyDecision decide(PolicyRequest request) {
        return program.decide(request);
    }

    @Override
    public PolicyRequest complete(PolicyRequest request) {
        return program.complete(request);
    }

    @Override
    public String rulesHash() {
        return program.rules().hash();
    }
}
