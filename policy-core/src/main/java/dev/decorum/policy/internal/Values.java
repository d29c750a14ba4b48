package dev.decorum.policy.internal;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Copies of collections whose order never varies: a decision must be the same byte for byte. Asked for null they answer
 * no, where {@link Set#of()} would throw: a rule may look for a value that is missing.
 */
public final class Values {
    private Values() {}

    /** An unmodifiable set in the order of the constants. */
    public static <E extends Enum<E>> Set<E> sorted(Class<E> type, @Nullable Collection<E> values) {
        if (values == null || values.isEmpty()) {
            return Collections.emptySet();
        }
        EnumSet<E> copy = EnumSet.noneOf(type);
        copy.addAll(values);
        return Collections.unmodifiableSet(copy);
    }

    /** An unmodifiable set in the order of the characters. */
    public static Set<String> sorted(@Nullable Collection<String> values) {
        return values == null || values.isEmpty()
                ? Collections.emptySet()
                : Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(values)));
    }

    /** The value, or the other when there is none. */
    public static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    /**
     * The value, when it is a text that is not blank.
     *
     * @throws IllegalArgumentException when it is missing or blank; the message begins with {@code what}
     */
    public static String required(@Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(what + " is missing. Give it a short text that is not blank.");
        }
        return value;
    }
}
