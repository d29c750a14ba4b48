package dev.decorum.rules.engine;

import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.resolution.DecisionCollector;
import dev.decorum.rules.language.DatedRule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where compiled rules tell which rule they are and what they matched. Belongs to one evaluation of one layer; public
 * because compiled rules call it.
 */
public class Firings {
    private final DecisionCollector collector;
    private final List<DatedRule> rules;
    private final int rank;
    private final LocalDate day;
    private @Nullable DatedRule current;

    Firings(DecisionCollector collector, List<DatedRule> rules, int rank, LocalDate day) {
        this.collector = collector;
        this.rules = rules;
        this.rank = rank;
        this.day = day;
    }

    /** A rule of this layer fires: its number, and the facts that matched. */
    public void begin(int number, Fact... matched) {
        DatedRule rule = rules.get(number);
        current = rule;
        collector.begin(rank, rule.source(), rule.holdsOn(day), matched);
    }

    /** The rule that began last. */
    @Nullable
    DatedRule current() {
        return current;
    }
}
