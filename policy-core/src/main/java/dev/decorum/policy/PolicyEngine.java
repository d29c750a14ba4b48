package dev.decorum.policy;

import dev.decorum.policy.explanation.Explanation;
import dev.decorum.policy.reply.Disclosures;

/**
 * Decides requests by the rules that are in force. Implementations are safe for use by several threads.
 *
 * <p>A decision is a pure function of the request and the rules: the same request under the same {@link #rulesHash()}
 * gives an equal decision. Whatever goes wrong while deciding (a rule that fails, a fact that is missing, a channel
 * that nobody knows) is no exception but a decision that sends the case to a person and says why.
 */
public interface PolicyEngine {
    /** The decision on a request. Never throws for the content of a request or of a rule. */
    PolicyDecision decide(PolicyRequest request);

    /**
     * The decision on a request, with what every rule of its rule set made of it: which facts it matched, or which
     * condition failed first and what it saw. For people who ask why; it costs many times what a decision does. Never
     * throws for the content of a request or of a rule. Decision and explanations are of one version of the rules.
     */
    Explanation explain(PolicyRequest request);

    /**
     * The request with everything that follows from it filled in: claims found in the reply, signals found in the
     * message, local time, sums, limits. Deciding the result gives the same decision as deciding the request, also
     * when the texts have been taken out of it.
     */
    PolicyRequest complete(PolicyRequest request);

    /** The hash of the rules in force, as decisions name it. */
    String rulesHash();

    /** The texts that count as saying what the rules in force disclose; none where an engine keeps none. */
    default Disclosures disclosures() {
        return Disclosures.NONE;
    }
}
