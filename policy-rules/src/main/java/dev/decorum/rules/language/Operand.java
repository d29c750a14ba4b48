package dev.decorum.rules.language;

import dev.decorum.rules.source.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One side of a comparison, or a part of an argument. */
public sealed interface Operand {
    /** The type of its value. */
    ValueType type();

    /** Where it stands. */
    Place place();

    /**
     * A field of the fact of this pattern, or of a value inside it.
     *
     * @param path the names from the fact to the field
     */
    record Field(List<String> path, ValueType type, Place place) implements Operand {
        public Field {
            path = List.copyOf(path);
        }
    }

    /**
     * A bound value, or a field inside it.
     *
     * @param name the name with its dollar sign
     * @param path the names from the bound value to the field; empty for the value itself
     */
    record Bound(String name, List<String> path, ValueType type, Place place) implements Operand {
        public Bound {
            path = List.copyOf(path);
        }
    }

    /**
     * A value that is written down.
     *
     * @param value a String, BigDecimal, Boolean or enum constant; null for {@code null}
     */
    record Literal(@Nullable Object value, ValueType type, Place place) implements Operand {}
}
