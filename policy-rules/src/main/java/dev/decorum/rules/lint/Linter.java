package dev.decorum.rules.lint;

import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Faults;
import java.time.LocalDate;
import java.util.List;

/**
 * Finds in a rule set what is allowed and yet most likely a mistake. It looks at the typed rules alone and never at a
 * clock; what it reports about conditions is certain, and of what it cannot see through it says nothing. Safe for use by
 * several threads.
 */
public final class Linter {
    private Linter() {}

    /**
     * Every finding, each a warning whose code is the id of a {@link Lint}, in the order of the places.
     * {@link Lint#NOT_IN_CATALOGUE} is not among them: it comes with the faults of reading the folder.
     *
     * @param asOf the day by which the dates of rules are judged
     */
    public static List<Fault> lint(RuleSet rules, LocalDate asOf) {
        Faults faults = new Faults();
        for (PolicyRule rule : rules.rules()) {
            faults.addAll(PatternLints.of(rule));
            faults.addAll(RuleLints.of(rule, asOf));
        }
        faults.addAll(RuleSetLints.of(rules));
        faults.addAll(SignalLints.of(rules));
        return faults.list();
    }
}
