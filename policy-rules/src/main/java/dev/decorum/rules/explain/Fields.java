package dev.decorum.rules.explain;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads fields of facts and of the values inside them by their names. Safe for use by several threads. */
final class Fields {
    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private Fields() {}

    /** The value at the end of a path; null when it, or a value on the way to it, is missing. */
    static @Nullable Object read(@Nullable Object start, List<String> path) {
        Object value = start;
        for (String name : path) {
            if (value == null) {
                return null;
            }
            value = read(value, name);
        }
        return value;
    }

    private static @Nullable Object read(Object owner, String name) {
        Class<?> type = owner.getClass();
        try {
            Map<String, Method> known = ACCESSORS.get(type);
            Method accessor = known.get(name);
            if (accessor == null) {
                accessor = type.getMethod(name);
                known.put(name, accessor);
            }
            return accessor.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "`" + type.getSimpleName() + "` has no field `" + name + "`. Maybe the rule did not pass the gate.",
                    e);
        }
    }
}
