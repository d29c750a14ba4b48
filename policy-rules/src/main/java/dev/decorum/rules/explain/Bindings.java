package dev.decorum.rules.explain;

import dev.decorum.policy.fact.Fact;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.Operand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that are bound at a point of a rule. Immutable; each adds one name to those before it. */
record Bindings(
        @Nullable Bindings before, String name, @Nullable Object value) {
    static final Bindings NONE = new Bindings(null, "", null);

    /** These names with those that a pattern binds on a fact. */
    Bindings with(FactPattern pattern, Fact fact) {
        Bindings more = this;
        String own = pattern.name();
        if (own != null) {
            more = new Bindings(more, own, fact);
        }
        for (Map.Entry<String, Operand.Field> field : pattern.fields().entrySet()) {
            more = new Bindings(
                    more, field.getKey(), Fields.read(fact, field.getValue().path()));
        }
        return more;
    }

    /** The value of an operand in a pattern that looks at a fact. */
    @Nullable
    Object valueOf(Operand operand, Fact fact) {
        if (operand instanceof Operand.Field field) {
            return Fields.read(fact, field.path());
        }
        if (operand instanceof Operand.Bound bound) {
            return Fields.read(valueOf(bound.name()), bound.path());
        }
        return ((Operand.Literal) operand).value();
    }

    private @Nullable Object valueOf(String wanted) {
        for (Bindings at = this; at != null; at = at.before()) {
            if (at.name().equals(wanted)) {
                return at.value();
            }
        }
        throw new IllegalStateException("`" + wanted + "` is not bound. Maybe the rule did not pass the gate.");
    }
}
