package dev.decorum.policy.decision;

import dev.decorum.policy.fact.VerificationLevel;

/**
 * What the customer must prove before the case goes on.
 *
 * @param required what the case needs, and what any of its actions that are not denied needs
 * @param held what the customer has proved
 */
public record Verification(VerificationLevel required, VerificationLevel held) {
    /** Whether the customer has proved enough. */
    public boolean satisfied() {
        return held.compareTo(required) >= 0;
    }
}
