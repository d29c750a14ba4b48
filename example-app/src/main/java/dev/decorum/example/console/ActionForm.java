package dev.decorum.example.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Money;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An action as people read and change it: each of its components by name, with its value.
 *
 * @param kind the kind of the action, such as {@code refund}
 * @param fields its components, in order
 */
record ActionForm(String kind, List<Field> fields) {
    /** What the library works out again from the history of the customer and the order. */
    private static final Set<String> WORKED_OUT = Set.of("cumulative", "aboveOrder", "countWithin90Days");

    private static final List<String> YES_OR_NO = List.of("true", "false");

    ActionForm {
        fields = List.copyOf(fields);
    }

    /**
     * A component of an action.
     *
     * @param name its name, such as {@code amount}
     * @param input how it is changed
     * @param value its value as it is shown and typed; blank when not known
     * @param choices the values to choose from; empty when it is typed
     * @param unit what is measured in, such as a currency; blank for nothing
     */
    record Field(String name, Input input, String value, List<String> choices, String unit) {
        Field {
            choices = List.copyOf(choices);
        }
    }

    /** How a component is changed. */
    enum Input {
        /** Not at all. */
        FIXED,
        /** Typed, as an amount in the currency that it has. */
        MONEY,
        /** Chosen from what the library knows. */
        CHOICE
    }

    static ActionForm of(Action action) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : action.getClass().getRecordComponents()) {
            fields.add(field(component, value(component, action)));
        }
        return new ActionForm(FactKinds.nameOf(action.getClass()), fields);
    }

    /** Whether anything in it can be changed. */
    boolean isEditable() {
        return fields.stream().anyMatch(f -> f.input() != Input.FIXED);
    }

    /**
     * The action with what was typed.
     *
     * @param typed what was typed for a component, by its name; blank when nothing was
     * @throws Problem when something typed is no value of its component
     */
    static Action changed(Action action, UnaryOperator<String> typed) {
        ObjectNode content = PolicyJson.mapper().valueToTree(action);
        for (Field field : of(action).fields()) {
            String text = typed.apply(field.name()).strip();
            if (field.input() == Input.MONEY) {
                content.putPOJO(field.name(), money(text, field.unit()));
            } else if (field.input() == Input.CHOICE) {
                if (!field.choices().contains(text)) {
                    throw Problem.input("edit.choice", field.name());
                }
                if (field.choices().equals(YES_OR_NO)) {
                    content.put(field.name(), Boolean.parseBoolean(text));
                } else {
                    content.put(field.name(), text);
                }
            } else if (WORKED_OUT.contains(field.name())) {
                content.remove(field.name());
            }
        }
        try {
            String json = PolicyJson.mapper().writeValueAsString(content);
            return PolicyJson.mapper().readValue(json, action.getClass());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw Problem.input("edit.choice", action.id());
        }
    }

    private static Field field(RecordComponent component, @Nullable Object value) {
        String name = component.getName();
        boolean fixed = WORKED_OUT.contains(name);
        if (value instanceof Money money) {
            BigDecimal amount = money.amount();
            String currency = money.currency();
            return fixed || amount == null || currency == null
                    ? new Field(name, Input.FIXED, money.isKnown() ? money.toString() : "", List.of(), "")
                    : new Field(name, Input.MONEY, amount.toPlainString(), List.of(), currency);
        }
        if (!fixed && value instanceof Enum<?> word) {
            List<String> words = Arrays.stream(word.getDeclaringClass().getEnumConstants())
                    .map(c -> FactKinds.wordFor((Enum<?>) c))
                    .toList();
            return new Field(name, Input.CHOICE, FactKinds.wordFor(word), words, "");
        }
        if (!fixed && component.getType() == boolean.class) {
            return new Field(name, Input.CHOICE, String.valueOf(value), YES_OR_NO, "");
        }
        return new Field(name, Input.FIXED, value == null ? "" : Plain.of(value.toString()), List.of(), "");
    }

    private static Money money(String text, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        String point = text.replace(',', '.');
        if (!point.matches("\\d{1,9}(\\.\\d{1," + Math.max(1, digits) + "})?")
                || new BigDecimal(point).signum() <= 0
                || new BigDecimal(point).stripTrailingZeros().scale() > digits) {
            throw Problem.input("edit.amount", currency);
        }
        return new Money(new BigDecimal(point), currency, null);
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
