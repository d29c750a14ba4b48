package dev.decorum.rules.live;

import dev.decorum.policy.PolicyEngine;
import dev.decorum.rules.source.Fault;
import java.util.List;

/**
 * A last check of rules that compile, such as a suite of regression cases. Rules go live when no check finds an error; a
 * check that throws holds them back.
 */
@FunctionalInterface
public interface ReleaseCheck {
    /** What is wrong with the candidate; empty when it may go live. */
    List<Fault> check(PolicyEngine candidate);
}
