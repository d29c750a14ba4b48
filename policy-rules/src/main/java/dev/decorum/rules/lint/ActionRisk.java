package dev.decorum.rules.lint;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Risk;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The risk of a kind of action. It is a property of the kind, which only its values can tell: so one is made. */
final class ActionRisk {
    private static final ClassValue<@Nullable Risk> RISKS = new ClassValue<>() {
        @Override
        protected @Nullable Risk computeValue(Class<?> kind) {
            return kind.isRecord() && Action.class.isAssignableFrom(kind) ? risk(kind) : null;
        }
    };

    private ActionRisk() {}

    /** The risk; null for what is no single kind of action. */
    static @Nullable Risk of(Class<?> kind) {
        return RISKS.get(kind);
    }

    private static Risk risk(Class<?> kind) {
        RecordComponent[] components = kind.getRecordComponents();
        Object[] values = Arrays.stream(components).map(c -> value(c.getType())).toArray();
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return ((Action) kind.getDeclaredConstructor(types).newInstance(values)).risk();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The risk of " + kind.getSimpleName()
                            + " is not known. Maybe its constructor refuses what is left out.",
                    e);
        }
    }

    private static @Nullable Object value(Class<?> type) {
        return type == String.class ? "specimen" : type == boolean.class ? false : type == int.class ? 0 : null;
    }
}
