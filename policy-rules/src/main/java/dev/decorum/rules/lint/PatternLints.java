package dev.decorum.rules.lint;

import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lint of the conditions within one pattern. */
final class PatternLints {
    private final RuleLogic logic;
    private final int number;
    private final List<Fault> faults = new ArrayList<>();

    private PatternLints(PolicyRule rule, int number) {
        this.logic = new RuleLogic(rule, i -> i == number ? RuleLogic.SELF : "pattern " + i);
        this.number = number;
    }

    static List<Fault> of(PolicyRule rule) {
        return IntStream.range(0, rule.patterns().size())
                .mapToObj(i -> new PatternLints(rule, i))
                .flatMap(lints -> lints.check().stream())
                .toList();
    }

    private List<Fault> check() {
        FactPattern pattern = logic.rule().patterns().get(number);
        if (!contradicts(pattern.conditions())) {
            pattern.conditions().forEach(this::parts);
            superfluous(pattern.conditions());
        }
        return faults;
    }

    private Formula formula(Condition condition) {
        return logic.formula(number, condition);
    }

    private List<Formula> formulas(List<Condition> conditions) {
        return conditions.stream().map(this::formula).toList();
    }

    /** Reports the first condition that cannot hold with those before it. */
    private boolean contradicts(List<Condition> conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!Reasoning.canHold(formulas(conditions.subList(0, i + 1)))) {
                Condition last = conditions.get(i);
                faults.add(Lint.CONTRADICTORY_CONDITION.at(
                        last.place(),
                        contradiction(last, conditions.subList(0, i)),
                        "Delete what is not meant; for one or the other write `||`, or two rules."));
                return true;
            }
        }
        return false;
    }

    private String contradiction(Condition last, List<Condition> before) {
        if (!Reasoning.canHold(List.of(formula(last)))) {
            return shown(last) + " holds for no fact.";
        }
        return before.stream()
                .filter(c -> !Reasoning.canHold(formulas(List.of(c, last))))
                .findFirst()
                .map(c -> shown(c) + " and " + shown(last) + " never hold together.")
                .orElse(shown(last) + " never holds together with the conditions before it.");
    }

    /** Reports what stands between brackets, or between the bars of an `||`. */
    private void parts(Condition condition) {
        if (condition instanceof Condition.Any any) {
            for (Condition part : any.parts()) {
                if (!Reasoning.canHold(List.of(formula(part)))) {
                    faults.add(Lint.CONTRADICTORY_CONDITION.at(
                            part.place(), shown(part) + " holds for no fact.", "Delete it, or write what is meant."));
                } else {
                    parts(part);
                }
            }
            alternatives(any);
        } else if (condition instanceof Condition.All all) {
            all.parts().forEach(this::parts);
            superfluous(all.parts());
        }
    }

    private void alternatives(Condition.Any any) {
        if (Reasoning.follows(List.of(), formula(any))) {
            return;
        }
        List<Condition> kept = new ArrayList<>(any.parts());
        for (int i = kept.size() - 1; i >= 0 && kept.size() > 1; i--) {
            Condition part = kept.remove(i);
            boolean possible = Reasoning.canHold(List.of(formula(part)));
            if (possible && Reasoning.follows(List.of(formula(part)), new Formula.Any(formulas(kept)))) {
                faults.add(Lint.IMPLIED_CONDITION.at(
                        part.place(),
                        shown(part) + " adds nothing: another part of this `||` holds whenever it does.",
                        "Delete it."));
            } else {
                kept.add(i, part);
            }
        }
    }

    /** Reports conditions that always hold, or that hold because the others do. */
    private void superfluous(List<Condition> conditions) {
        List<Condition> kept = new ArrayList<>(conditions);
        for (int i = kept.size() - 1; i >= 0; i--) {
            Condition condition = kept.remove(i);
            if (Reasoning.follows(List.of(), formula(condition))) {
                faults.add(Lint.ALWAYS_TRUE_CONDITION.at(
                        condition.place(), shown(condition) + " holds for every fact.", "Delete it."));
            } else if (Reasoning.follows(formulas(kept), formula(condition))) {
                faults.add(Lint.IMPLIED_CONDITION.at(condition.place(), implied(condition, kept), "Delete it."));
            } else {
                kept.add(i, condition);
            }
        }
    }

    private String implied(Condition condition, List<Condition> others) {
        return others.stream()
                .filter(c -> Reasoning.follows(List.of(formula(c)), formula(condition)))
                .findFirst()
                .map(c -> shown(condition) + " adds nothing: it holds whenever " + shown(c) + " does.")
                .orElse(shown(condition) + " adds nothing: it follows from the other conditions.");
    }

    /** A condition as it is written; of one over several lines, the first of them. */
    private static String shown(Condition condition) {
        Place place = condition.place();
        String line = place.lineText();
        int from = line.offsetByCodePoints(0, place.column() - 1);
        return "`" + line.substring(from, line.offsetByCodePoints(from, place.length())) + "`";
    }
}
