package dev.decorum.rules.language;

import dev.decorum.policy.fact.Limit;
import dev.decorum.rules.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the left side of a rule: a fact of a kind for which conditions hold.
 *
 * @param quantifier how many such facts there must be
 * @param kind the kind of fact; an interface stands for all its kinds
 * @param name the name that the fact is bound to, with its dollar sign; null when there is none
 * @param fields the values of the fact that are bound to a name, by that name
 * @param conditions what must hold; all of them
 * @param place where it stands
 */
public record FactPattern(
        Quantifier quantifier,
        Class<?> kind,
        @Nullable String name,
        Map<String, Operand.Field> fields,
        List<Condition> conditions,
        Place place) {
    public FactPattern {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        conditions = List.copyOf(conditions);
    }

    /** The names that a pattern over limits asks for; empty for one over another kind of fact. */
    List<Operand.Literal> limitNames() {
        List<Operand.Literal> names = new ArrayList<>();
        for (Condition condition : kind == Limit.class ? conditions : List.<Condition>of()) {
            if (condition instanceof Condition.Compare compare
                    && compare.operator() == Condition.Operator.EQUAL
                    && compare.left() instanceof Operand.Field field
                    && field.path().equals(List.of("name"))
                    && compare.right() instanceof Operand.Literal literal) {
                names.add(literal);
            }
        }
        return names;
    }

    /** How many facts there must be that fit a pattern. */
    public enum Quantifier {
        /** The rule speaks once for each. */
        EACH,
        /** At least one. */
        EXISTS,
        /** None. */
        NOT
    }
}
