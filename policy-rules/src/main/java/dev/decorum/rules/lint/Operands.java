package dev.decorum.rules.lint;

import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.Operand;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The values that a rule names, and where it binds them. */
final class Operands {
    private Operands() {}

    /** The values that the calls of a rule name. */
    static List<Operand> ofCalls(PolicyRule rule) {
        return rule.verbs().stream()
                .flatMap(c -> c.arguments().stream())
                .flatMap(List::stream)
                .toList();
    }

    /** The values that the conditions of a pattern name. */
    static List<Operand> of(FactPattern pattern) {
        return pattern.conditions().stream().flatMap(Operands::of).toList();
    }

    private static Stream<Operand> of(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().flatMap(Operands::of);
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().flatMap(Operands::of);
        }
        if (condition instanceof Condition.Not not) {
            return of(not.part());
        }
        if (condition instanceof Condition.Compare compare) {
            return Stream.of(compare.left(), compare.right());
        }
        if (condition instanceof Condition.Member member) {
            return Stream.of(member.left());
        }
        Condition.Contains contains = (Condition.Contains) condition;
        return Stream.of(contains.list(), contains.element());
    }

    /** Where the name of a fact stands. */
    static Place nameOf(FactPattern pattern, String name) {
        Place place = pattern.place();
        return new Place(
                place.file(), place.line(), place.column(), name.codePointCount(0, name.length()), place.lineText());
    }

    /** The binding of a field, from its name on when it stands on the same line. */
    static RuleLints.Binding binding(FactPattern pattern, String name, Operand.Field field) {
        Place place = field.place();
        List<Operand> compared = new ArrayList<>(of(pattern));
        boolean alone = compared.stream().noneMatch(o -> o.place().equals(place));
        String line = place.lineText();
        int at = line.offsetByCodePoints(0, place.column() - 1);
        int start = line.substring(0, at).stripTrailing().endsWith(":") ? line.lastIndexOf(name, at - 1) : -1;
        if (start < 0) {
            return new RuleLints.Binding(name, place, alone);
        }
        int before = line.codePointCount(start, at);
        return new RuleLints.Binding(
                name,
                new Place(place.file(), place.line(), place.column() - before, before + place.length(), line),
                alone);
    }
}
