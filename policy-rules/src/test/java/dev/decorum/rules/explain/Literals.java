package dev.decorum.rules.explain;

import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.Operand;
import dev.decorum.rules.language.PolicyRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The numbers and texts that rules compare with, and their neighbours: where decisions change. */
public final class Literals {
    private final TreeSet<BigDecimal> numbers = new TreeSet<>(List.of(BigDecimal.ZERO, BigDecimal.ONE));
    private final TreeSet<String> texts = new TreeSet<>(List.of("D-1", "D-2", "en", "ja"));

    /** The literals of rules, and further numbers such as the values of limits. */
    public static Literals of(Collection<PolicyRule> rules, Collection<BigDecimal> more) {
        Literals found = new Literals();
        found.numbers.addAll(more);
        rules.stream()
                .flatMap(r -> r.patterns().stream())
                .flatMap(p -> p.conditions().stream())
                .forEach(found::add);
        return found;
    }

    /** Each number, one less, one more, and a cent to both sides; none is negative. */
    public List<BigDecimal> decimals() {
        List<BigDecimal> near = new ArrayList<>();
        for (BigDecimal number : numbers) {
            for (String step : List.of("0", "0.00", "-1", "1", "-0.01", "0.01")) {
                near.add(number.add(new BigDecimal(step)).max(BigDecimal.ZERO));
            }
        }
        return near;
    }

    /** Each number, one less and one more, as whole numbers that are not negative. */
    public List<Integer> wholes() {
        TreeSet<Integer> near = new TreeSet<>();
        for (BigDecimal number : numbers) {
            for (int step = -1; step <= 1; step++) {
                near.add(Math.max(0, number.intValue() + step));
            }
        }
        return List.copyOf(near);
    }

    /** The texts, and one that no rule names. */
    public List<String> texts() {
        TreeSet<String> all = new TreeSet<>(texts);
        all.add("unheard-of");
        return List.copyOf(all);
    }

    private void add(Condition condition) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(this::add);
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(this::add);
        } else if (condition instanceof Condition.Not not) {
            add(not.part());
        } else if (condition instanceof Condition.Compare compare) {
            add(compare.left());
            add(compare.right());
        } else if (condition instanceof Condition.Member member) {
            member.values().forEach(this::add);
        } else if (condition instanceof Condition.Contains contains) {
            add(contains.element());
        }
    }

    private void add(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            if (literal.value() instanceof BigDecimal number) {
                numbers.add(number);
            } else if (literal.value() instanceof String text) {
                texts.add(text);
            }
        }
    }
}
