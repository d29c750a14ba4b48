package dev.decorum.rules.lint;

import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.FactPattern.Quantifier;
import dev.decorum.rules.language.Operand;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.language.VerbCall;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lint of one rule by itself, but for the conditions within its patterns. */
final class RuleLints {
    private final PolicyRule rule;
    private final LocalDate asOf;
    private final List<Fault> faults = new ArrayList<>();

    private RuleLints(PolicyRule rule, LocalDate asOf) {
        this.rule = rule;
        this.asOf = asOf;
    }

    static List<Fault> of(PolicyRule rule, LocalDate asOf) {
        RuleLints lints = new RuleLints(rule, asOf);
        lints.dates();
        lints.sources();
        lints.firing();
        lints.bindings();
        return lints.faults;
    }

    private void dates() {
        LocalDate expires = rule.expires();
        LocalDate effective = rule.effective();
        if (expires != null && !asOf.isBefore(expires)) {
            faults.add(Lint.EXPIRED_RULE.at(
                    rule.place(),
                    "This rule has not held since " + expires + ".",
                    "Delete it, or give a later `@expires`; old cases are decided by an older version of the rules."));
        } else if (effective != null && asOf.isBefore(effective)) {
            faults.add(Lint.NOT_YET_EFFECTIVE.at(
                    rule.place(),
                    "This rule does not hold before " + effective + ".",
                    "Nothing is to be done if that is meant."));
        }
    }

    private void sources() {
        if (rule.source().basis().isBlank()) {
            faults.add(Lint.MISSING_BASIS.at(
                    rule.place(),
                    "This rule does not say what it stands on.",
                    "Add `@basis(\"the law, platform policy or house rule\")`."));
        }
        if (rule.source().owner().isBlank()) {
            faults.add(Lint.MISSING_OWNER.at(
                    rule.place(), "Nobody answers for this rule.", "Add `@owner(\"the team\")`."));
        }
    }

    private void firing() {
        List<FactPattern> patterns = rule.patterns();
        for (int j = 1; j < patterns.size(); j++) {
            for (int i = 0; i < j; i++) {
                if (isPossible(i) && isPossible(j) && RuleMatch.exclude(rule, i, rule, j)) {
                    faults.add(Lint.NEVER_FIRES.at(
                            patterns.get(j).place(),
                            "This rule never fires: no request meets both this pattern and the one in line "
                                    + patterns.get(i).place().line() + ".",
                            "Delete the one that is not meant, or the rule."));
                    return;
                }
            }
        }
    }

    /** Whether some fact fits a pattern; where none does, lint speaks of its conditions instead. */
    private boolean isPossible(int pattern) {
        return Reasoning.canHold(
                new RuleLogic(rule, i -> i == pattern ? RuleLogic.SELF : "pattern " + i).conditions(pattern));
    }

    private void bindings() {
        for (Binding binding : unused(rule)) {
            faults.add(Lint.UNUSED_BINDING.at(
                    binding.place(),
                    "`" + binding.name() + "` is never used.",
                    "Delete `" + binding.name() + " :`" + (binding.alone() ? " and the field after it." : ".")));
        }
    }

    /**
     * A bound name.
     *
     * @param alone whether nothing but the name speaks of its field
     */
    record Binding(String name, Place place, boolean alone) {}

    static List<Binding> unused(PolicyRule rule) {
        Set<String> used = new HashSet<>();
        Operands.ofCalls(rule).forEach(o -> addName(o, used));
        rule.patterns().forEach(p -> Operands.of(p).forEach(o -> addName(o, used)));
        List<Binding> unused = new ArrayList<>();
        for (FactPattern pattern : rule.patterns()) {
            Set<String> seen = used;
            if (pattern.quantifier() != Quantifier.EACH) {
                seen = new HashSet<>();
                for (Operand operand : Operands.of(pattern)) {
                    addName(operand, seen);
                }
            }
            String name = pattern.name();
            if (name != null && !seen.contains(name)) {
                unused.add(new Binding(name, Operands.nameOf(pattern, name), false));
            }
            for (Map.Entry<String, Operand.Field> field : pattern.fields().entrySet()) {
                if (!seen.contains(field.getKey())) {
                    unused.add(Operands.binding(pattern, field.getKey(), field.getValue()));
                }
            }
        }
        return unused;
    }

    private static void addName(Operand operand, Set<String> names) {
        if (operand instanceof Operand.Bound bound) {
            names.add(bound.name());
        }
    }

    /** Whether a call settles a value of which the most specific layer decides. */
    static boolean isRanked(VerbCall call) {
        return Set.of("tone", "address", "language", "emoji", "exclamationMarks", "links", "greeting", "closing")
                .contains(call.verb().getName());
    }
}
