package dev.decorum.rules.engine;

import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.resolution.DecisionCollector;
import dev.decorum.rules.language.PolicyRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Keeps what Drools fired, as Drools told it: one entry for each firing. */
final class RecordingFirings extends Firings {
    private final List<List<List<Fact>>> fired = new ArrayList<>();

    RecordingFirings(DecisionCollector collector, List<PolicyRule> rules, LocalDate day) {
        super(collector, rules.stream().map(PolicyRule::dated).toList(), 0, day);
        rules.forEach(r -> fired.add(new ArrayList<>()));
    }

    @Override
    public void begin(int number, Fact... matched) {
        super.begin(number, matched);
        fired.get(number).add(List.of(matched));
    }

    /** The firings of the rule with this number. */
    List<List<Fact>> of(int number) {
        return fired.get(number);
    }
}
