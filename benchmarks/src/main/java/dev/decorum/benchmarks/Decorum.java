package dev.decorum.benchmarks;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import java.nio.file.Path;
import java.util.List;

/** The product. */
final class Decorum implements Contender {
    private final DroolsPolicyEngine engine;

    Decorum(Path folder) {
        this.engine = load(folder);
    }

    static DroolsPolicyEngine load(Path folder) {
        try {
            return DroolsPolicyEngine.load(folder);
        } catch (RuleSetException e) {
            throw new IllegalStateException("The pack is no rule set:\n" + e.getMessage(), e);
        }
    }

    PolicyDecision decision(PolicyRequest request) {
        return engine.decide(request);
    }

    @Override
    public List<Verdict> decide(PolicyRequest request) {
        return decision(request).rulings().stream()
                .map(r -> new Verdict(r.action(), r.outcome(), r.because()))
                .toList();
    }
}
