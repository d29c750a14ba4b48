package dev.decorum.rules.live;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.explanation.Explanation;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.explain.Explainer;

/**
 * One version of the rules as an engine, for those who check it before it goes live.
 *
 * @param program the version, compiled
 */
public record Candidate(RuleProgram program) implements PolicyEngine {
    @Override
    public PolicyDecision decide(PolicyRequest request) {
        return program.decide(request);
    }

    @Override
    public Explanation explain(PolicyRequest request) {
        return Explainer.explain(program, request);
    }

    @Override
    public PolicyRequest complete(PolicyRequest request) {
        return program.complete(request);
    }

    @Override
    public String rulesHash() {
        return program.rulesHash();
    }
}
