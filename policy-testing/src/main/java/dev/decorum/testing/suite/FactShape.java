package dev.decorum.testing.suite;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Limit;
import dev.decorum.policy.fact.Money;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a kind of fact is given with, taken from the fact itself, so that suites know every field that rules
 * know. Immutable.
 *
 * @param type the record
 * @param fields its fields by name, in their order
 */
record FactShape(Class<?> type, Map<String, Field> fields) {
    /** The kinds of facts that a case gives under their own names. */
    static final Map<String, Class<? extends Fact>> SINGLE =
            kinds(type -> !Action.class.isAssignableFrom(type) && type != Claim.class && type != Limit.class);

    /** The kinds of actions by their names. */
    static final Map<String, Class<? extends Fact>> ACTIONS = kinds(Action.class::isAssignableFrom);

    private static final ClassValue<FactShape> KNOWN = new ClassValue<>() {
        @Override
        protected FactShape computeValue(Class<?> type) {
            return read(type);
        }
    };

    /** What a field holds. */
    enum Kind {
        TEXT,
        TEXTS,
        WORD,
        WORDS,
        COUNT,
        NUMBER,
        YES_NO,
        TIME,
        MONEY,
        PART
    }

    /**
     * A field.
     *
     * @param name its name, as JSON has it
     * @param kind what it holds
     * @param type the type of a fixed value or of a part
     * @param primitive whether it always has a value
     */
    record Field(String name, Kind kind, Class<?> type, boolean primitive) {
        /** The name without its last word, such as {@code delivered} for {@code deliveredAt}; null when it has none. */
        @Nullable
        String shortName() {
            return kind == Kind.TIME && name.endsWith("At") ? name.substring(0, name.length() - 2) : null;
        }
    }

    static FactShape of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** The names by which its fields are given. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Field field : fields.values()) {
            names.add(field.name());
            String shorter = field.shortName();
            if (shorter != null) {
                names.add(shorter);
            }
        }
        return names;
    }

    /**
     * A value with these fields, in their order.
     *
     * @throws IllegalArgumentException when the record refuses them; its message says why
     */
    Object make(Object[] values) {
        try {
            return canonical(type).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("A `" + type.getSimpleName() + "` could not be made.", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A `" + type.getSimpleName() + "` could not be made.", e);
        }
    }

    private static Map<String, Class<? extends Fact>> kinds(Predicate<Class<?>> wanted) {
        Map<String, Class<? extends Fact>> kinds = new LinkedHashMap<>();
        FactKinds.byName().forEach((name, type) -> {
            if (wanted.test(type)) {
                kinds.put(name, type);
            }
        });
        return Collections.unmodifiableMap(kinds);
    }

    private static Constructor<?> canonical(Class<?> type) throws NoSuchMethodException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        return type.getConstructor(types);
    }

    private static FactShape read(Class<?> type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> raw = component.getType();
            Class<?> element = raw == Set.class ? element(component.getGenericType()) : raw;
            Field field = new Field(component.getName(), kind(raw, element), element, raw.isPrimitive());
            fields.put(field.name(), field);
        }
        return new FactShape(type, fields);
    }

    private static Class<?> element(Type type) {
        return (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static Kind kind(Class<?> raw, Class<?> element) {
        if (raw == Set.class) {
            return element.isEnum() ? Kind.WORDS : Kind.TEXTS;
        }
        if (raw.isEnum()) {
            return Kind.WORD;
        }
        if (raw == Money.class) {
            return Kind.MONEY;
        }
        if (raw == Instant.class) {
            return Kind.TIME;
        }
        if (raw == BigDecimal.class) {
            return Kind.NUMBER;
        }
        if (raw == int.class || raw == Integer.class) {
            return Kind.COUNT;
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return Kind.YES_NO;
        }
        return raw.isRecord() ? Kind.PART : Kind.TEXT;
    }
}
