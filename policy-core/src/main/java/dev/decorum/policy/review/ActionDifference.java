package dev.decorum.policy.review;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.internal.Canonical;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tells two actions apart, for people. Texts are named and not shown: they may be personal data. */
final class ActionDifference {
    private ActionDifference() {}

    /** One phrase for each component that differs; empty when the actions are equal. */
    static List<String> between(Action approved, Action given) {
        if (approved.getClass() != given.getClass()) {
            return List.of("kind was `" + FactKinds.nameOf(approved.getClass()) + "` and is `"
                    + FactKinds.nameOf(given.getClass()) + "`");
        }
        List<String> found = new ArrayList<>();
        for (RecordComponent component : approved.getClass().getRecordComponents()) {
            Object before = value(component, approved);
            Object after = value(component, given);
            if (!form(before).equals(form(after))) {
                found.add(phrase(component.getName(), before, after));
            }
        }
        return found;
    }

    private static String phrase(String name, @Nullable Object before, @Nullable Object after) {
        if (before instanceof String || after instanceof String) {
            return name + " is another";
        }
        String was = shown(before);
        String is = shown(after);
        return was.equals(is)
                ? name + " has another value in the reference currency"
                : name + " was " + was + " and is " + is;
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "not known";
        }
        return value instanceof Enum<?> word ? FactKinds.wordFor(word) : value.toString();
    }

    private static String form(@Nullable Object value) {
        return value == null ? "" : value instanceof Money money ? Canonical.json(money) : value.toString();
    }

    private static @Nullable Object value(RecordComponent component, Action of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The component `" + component.getName() + "` of an action cannot be read. Maybe its kind is not a"
                            + " public record.",
                    e);
        }
    }
}
