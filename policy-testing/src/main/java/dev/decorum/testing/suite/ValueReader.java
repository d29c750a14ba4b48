package dev.decorum.testing.suite;

import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.catalog.YamlSource.YamlMap;
import dev.decorum.rules.catalog.YamlSource.YamlValue;
import dev.decorum.rules.source.Faults;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads single values of suites; one that does not fit is a fault and is read as null. Belongs to one thread. */
final class ValueReader {
    private static final String DECIMAL = "[0-9]{1,15}(\\.[0-9]{1,9})?";
    private static final Pattern AMOUNT = Pattern.compile("(-?" + DECIMAL + ") +([A-Za-z]{2,10})");

    /** Where to look for a name of which there are too many to list. */
    private static final Map<String, String> WHERE_NAMED = Map.of(
            "rule", "Rules are named by their `@id`.",
            "channel", "`catalog.yaml` lists the channels.",
            "region", "`catalog.yaml` lists the regions.",
            "brand", "`catalog.yaml` lists the brands.",
            "fixture", "Add it under `fixtures`.");

    private final Faults faults;

    ValueReader(Faults faults) {
        this.faults = faults;
    }

    Faults faults() {
        return faults;
    }

    void wrong(YamlValue value, String message, String remedy) {
        faults.error("wrong-value", value.place(), message, remedy);
    }

    /** A single text; null with a fault when it is none. */
    @Nullable
    String text(YamlValue value) {
        String text = value.text();
        if (text == null || value.isNull()) {
            faults.error(
                    "wrong-type", value.place(), value.what() + " must be a single text.", "Write one value here.");
            return null;
        }
        return text;
    }

    @Nullable
    Boolean yesNo(YamlValue value) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            misfit(value, text, "Write `true` or `false`.");
            return null;
        }
        return text.equals("true");
    }

    @Nullable
    Integer count(YamlValue value) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,9}")) {
            misfit(value, text, "Write a whole number, such as `3`.");
            return null;
        }
        return Integer.valueOf(text);
    }

    @Nullable
    BigDecimal number(YamlValue value) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?" + DECIMAL)) {
            misfit(value, text, "Write a number with a point, such as `20.50`.");
            return null;
        }
        return new BigDecimal(text);
    }

    @Nullable
    Instant time(YamlValue value, Instant at, ZoneId zone) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        Instant time = Times.read(text, at, zone);
        if (time == null) {
            misfit(value, text, "Write " + Times.WANTED + ".");
        }
        return time;
    }

    /** Money as {@code 180.00 EUR}, or as a map as JSON has it. */
    @Nullable
    Money money(YamlValue value) {
        if (value.isMap()) {
            return value.map().map(this::money).orElse(null);
        }
        String text = text(value);
        if (text == null) {
            return null;
        }
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            misfit(value, text, "Write an amount and a currency, such as `180.00 EUR`.");
            return null;
        }
        return money(value, new BigDecimal(amount.group(1)), amount.group(3), null);
    }

    private @Nullable Money money(YamlMap map) {
        map.allow("amount", "currency", "reference");
        BigDecimal amount = map.value("amount").map(this::number).orElse(null);
        String currency = map.value("currency").map(this::text).orElse(null);
        BigDecimal reference = map.value("reference").map(this::number).orElse(null);
        return map.value(map.has("currency") ? "currency" : map.has("amount") ? "amount" : "reference")
                .map(value -> money(value, amount, currency, reference))
                .orElse(null);
    }

    private @Nullable Money money(
            YamlValue value, @Nullable BigDecimal amount, @Nullable String currency, @Nullable BigDecimal reference) {
        if (currency != null && !isCurrency(currency)) {
            Set<String> known = new TreeSet<>();
            Currency.getAvailableCurrencies().forEach(c -> known.add(c.getCurrencyCode()));
            wrong(
                    value,
                    "`" + currency + "` is no ISO 4217 currency.",
                    isCurrency(currency.toUpperCase(Locale.ROOT))
                            ? "Write it in capitals: `" + currency.toUpperCase(Locale.ROOT) + "`."
                            : Names.suggest(currency, known));
            return null;
        }
        try {
            return new Money(amount, currency, reference);
        } catch (IllegalArgumentException e) {
            wrong(value, String.valueOf(e.getMessage()), "");
            return null;
        }
    }

    private static boolean isCurrency(String code) {
        try {
            Currency.getInstance(code);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A fixed value by its word. */
    @Nullable
    Enum<?> word(YamlValue value, Class<?> type) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        for (Object constant : type.getEnumConstants()) {
            if (FactKinds.wordFor((Enum<?>) constant).equals(text)) {
                return (Enum<?>) constant;
            }
        }
        String near = Names.suggest(text, words(type));
        wrong(
                value,
                "`" + text + "` is no " + FactKinds.nameOf(type).replace('-', ' ') + ".",
                near.isEmpty() ? "One of: " + String.join(", ", new TreeSet<>(words(type))) + "." : near);
        return null;
    }

    static List<String> words(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(c -> FactKinds.wordFor((Enum<?>) c))
                .toList();
    }

    /** One of these names. */
    @Nullable
    String oneOf(YamlValue value, String noun, Collection<String> known) {
        String text = text(value);
        return text == null || isKnown(value, text, noun, known) ? text : null;
    }

    private boolean isKnown(YamlValue value, String text, String noun, Collection<String> known) {
        if (known.contains(text)) {
            return true;
        }
        String near = Names.suggest(text, known);
        faults.error(
                "unknown-" + noun.replace(' ', '-'),
                value.place(),
                "There is no " + noun + " `" + text + "`.",
                near.isEmpty() ? WHERE_NAMED.getOrDefault(noun, "") : near);
        return false;
    }

    /** Fixed values; a single one may stand without brackets. */
    List<Enum<?>> words(YamlValue value, Class<?> type) {
        List<Enum<?>> found = new ArrayList<>();
        for (YamlValue item : each(value)) {
            Enum<?> word = word(item, type);
            if (word != null) {
                found.add(word);
            }
        }
        return found;
    }

    /** Texts; a single one may stand without brackets. */
    Set<String> texts(YamlValue value) {
        Set<String> found = new LinkedHashSet<>();
        for (YamlValue item : each(value)) {
            String text = text(item);
            if (text != null) {
                found.add(text);
            }
        }
        return found;
    }

    /** The entries of a list; a value that is no list is its only one. */
    static List<YamlValue> each(YamlValue value) {
        return value.isList() ? value.items() : List.of(value);
    }

    private void misfit(YamlValue value, String text, String remedy) {
        wrong(value, value.what() + " is `" + text + "`, which does not fit.", remedy);
    }
}
