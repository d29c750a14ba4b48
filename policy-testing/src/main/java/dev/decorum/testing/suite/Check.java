package dev.decorum.testing.suite;

import dev.decorum.policy.PolicyDecision;
import java.util.Optional;

/** One thing that a case expects of a decision. Pure, and safe for use by several threads. */
@FunctionalInterface
public interface Check {
    /** How the decision differs from what is expected; empty when it does not. */
    Optional<Difference> compare(PolicyDecision decision);
}
