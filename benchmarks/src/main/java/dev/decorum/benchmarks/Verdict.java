package dev.decorum.benchmarks;

import dev.decorum.policy.decision.Outcome;
import java.util.List;

/**
 * What every contender can say of one action: the part on which all of them must agree.
 *
 * @param action the id of the action
 * @param outcome what holds; review when no rule spoke
 * @param rules the ids of the rules that decided, in the order of the alphabet
 */
record Verdict(String action, Outcome outcome, List<String> rules) {
    Verdict {
        rules = List.copyOf(rules);
    }
}
