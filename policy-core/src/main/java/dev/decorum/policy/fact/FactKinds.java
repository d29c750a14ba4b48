package dev.decorum.policy.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The closed list of fact kinds with the names that JSON and explanations use for them. */
public final class FactKinds {
    private static final Map<String, Class<? extends Fact>> BY_NAME = new LinkedHashMap<>();
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        }
    };

    /** The words of all constants of a type, by their ordinals. */
    private static final ClassValue<String[]> WORDS = new ClassValue<>() {
        @Override
        protected String[] computeValue(Class<?> type) {
            Object[] constants = type.getEnumConstants();
            String[] words = new String[constants.length];
            for (int i = 0; i < words.length; i++) {
                String lower = ((Enum<?>) constants[i]).name().toLowerCase(Locale.ROOT);
                words[i] = type == Intent.class ? lower : lower.replace('_', '-');
            }
            return words;
        }
    };

    static {
        for (Class<? extends Fact> type : leaves(Fact.class)) {
            BY_NAME.put(nameOf(type), type);
        }
    }

    private FactKinds() {}

    /** Every kind of fact by its name in kebab case, such as {@code look-up-order}. */
    public static Map<String, Class<? extends Fact>> byName() {
        return Collections.unmodifiableMap(BY_NAME);
    }

    /** The name of a kind of fact in kebab case. */
    public static String nameOf(Class<?> type) {
        return NAMES.get(type);
    }

    /** The word that JSON and explanations use for a fixed value: kebab case, and snake case for intents. */
    public static String wordFor(Enum<?> value) {
        return WORDS.get(value.getDeclaringClass())[value.ordinal()];
    }

    private static List<Class<? extends Fact>> leaves(Class<?> sealed) {
        List<Class<? extends Fact>> found = new ArrayList<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                found.addAll(leaves(permitted));
            } else {
                found.add(permitted.asSubclass(Fact.class));
            }
        }
        return found;
    }
}
