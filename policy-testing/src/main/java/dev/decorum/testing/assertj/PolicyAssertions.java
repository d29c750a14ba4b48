package dev.decorum.testing.assertj;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.explanation.Explanation;

/**
 * Where assertions on decisions begin.
 *
 * <pre>{@code
 * assertThat(decision).ruling("refund").isHeldFor("supervisor").because("refund-above-limit");
 * }</pre>
 */
public final class PolicyAssertions {
    private PolicyAssertions() {}

    /** Assertions on a decision. A failure names the rules that fired. */
    public static PolicyDecisionAssert assertThat(PolicyDecision decision) {
        return new PolicyDecisionAssert(decision, null);
    }

    /**
     * Assertions on the decision of an engine on a request. A failure names the rules that fired, and says why a rule
     * that should have fired kept silent.
     */
    public static PolicyDecisionAssert assertThat(PolicyEngine engine, PolicyRequest request) {
        Explanation explanation = engine.explain(request);
        return new PolicyDecisionAssert(explanation.decision(), explanation);
    }

    /** Assertions on what every rule made of a request. */
    public static PolicyDecisionAssert assertThat(Explanation explanation) {
        return new PolicyDecisionAssert(explanation.decision(), explanation);
    }
}
