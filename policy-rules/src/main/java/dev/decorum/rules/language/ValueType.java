package dev.decorum.rules.language;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value in a rule.
 *
 * @param kind what kind of value it is
 * @param type the Java type behind it
 * @param element the type of the elements of a list; null for all other kinds
 */
public record ValueType(Kind kind, Class<?> type, @Nullable ValueType element) {
    /** The kinds of values. */
    public enum Kind {
        /** Words. */
        TEXT,
        /** A number, whole or decimal. */
        NUMBER,
        /** Yes or no. */
        BOOLEAN,
        /** A point in time. */
        TIME,
        /** One of a fixed set of values. */
        CHOICE,
        /** Several values of one type. */
        LIST,
        /** A value with fields of its own. */
        RECORD,
        /** A fact. */
        FACT,
        /** No value. */
        NOTHING
    }

    static final ValueType TEXT = new ValueType(Kind.TEXT, String.class, null);
    static final ValueType NUMBER = new ValueType(Kind.NUMBER, BigDecimal.class, null);
    static final ValueType BOOLEAN = new ValueType(Kind.BOOLEAN, Boolean.class, null);
    static final ValueType NOTHING = new ValueType(Kind.NOTHING, Void.class, null);

    static ValueType fact(Class<?> type) {
        return new ValueType(Kind.FACT, type, null);
    }

    static ValueType choice(Class<?> type) {
        return new ValueType(Kind.CHOICE, type, null);
    }

    static ValueType list(ValueType element) {
        return new ValueType(Kind.LIST, Set.class, element);
    }

    static ValueType of(Class<?> type) {
        if (type == String.class) {
            return TEXT;
        }
        if (type == int.class || type == Integer.class) {
            return new ValueType(Kind.NUMBER, type, null);
        }
        if (type == BigDecimal.class) {
            return NUMBER;
        }
        if (type == boolean.class || type == Boolean.class) {
            return new ValueType(Kind.BOOLEAN, type, null);
        }
        if (type == Instant.class) {
            return new ValueType(Kind.TIME, type, null);
        }
        if (type.isEnum()) {
            return choice(type);
        }
        return new ValueType(Kind.RECORD, type, null);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether it is a number that is always whole. */
    public boolean isWhole() {
        return type == int.class || type == Integer.class;
    }

    /** Whether there is always a value of it. */
    boolean isNeverMissing() {
        return type.isPrimitive();
    }

    /** Whether values of the two types can be compared with each other. */
    boolean comparableWith(ValueType other) {
        return kind == other.kind && (kind != Kind.CHOICE || type == other.type);
    }

    /** The type in a message, such as {@code a number} or {@code one of `Audience`}. */
    String shown() {
        return switch (kind) {
            case TEXT -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "yes or no";
            case TIME -> "a point in time";
            case CHOICE -> "one of `" + type.getSimpleName() + "`";
            case LIST -> "a list";
            case RECORD -> "a value with fields of its own";
            case FACT -> "a fact";
            case NOTHING -> "`null`";
        };
    }
}
