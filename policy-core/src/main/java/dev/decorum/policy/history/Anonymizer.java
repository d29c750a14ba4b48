package dev.decorum.policy.history;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Limit;
import dev.decorum.policy.fact.OutsideRules;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Takes personal data out of requests. A text is kept only when it is known to be harmless: a code of a public list, a
 * name of the catalogue, a word that the rules compare with. Any other is left out, when rules cannot see it, or replaced
 * by its digest under the salt, so that equal texts stay equal. What a new field of a fact holds is therefore digested
 * until it is named here. Safe for use by several threads.
 */
final class Anonymizer {
    static final String DIGEST = "digest-";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGEST_BYTES = 12;
    private static final Pattern LANGUAGE_TAG =
            Pattern.compile("([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|[0-9]{3}))?");
    private static final Set<String> LANGUAGES = languages();
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> SCRIPTS = Set.of("Hans", "Hant", "Latn", "Cyrl", "Arab");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final SecretKeySpec salt;
    private final Set<String> words;

    Anonymizer(byte[] salt, Collection<String> words) {
        this.salt = new SecretKeySpec(salt, ALGORITHM);
        this.words = Set.copyOf(words);
    }

    PolicyRequest anonymous(PolicyRequest request, PolicyDecision decision) {
        boolean channel = knows(decision, "unknown-channel");
        boolean region = knows(decision, "unknown-region");
        boolean brand = knows(decision, "unknown-brand");
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : request.facts()) {
            if (!(fact instanceof Limit)) {
                facts.add((Fact) record(fact, channel ? request.channel() : ""));
            }
        }
        return new PolicyRequest(
                channel ? request.channel() : digest(request.channel()),
                region ? request.region() : digest(request.region()),
                request.brand() == null || brand ? request.brand() : digest(request.brand()),
                request.at(),
                facts);
    }

    private static boolean knows(PolicyDecision decision, String unless) {
        return decision.diagnostics().stream().noneMatch(d -> d.code().equals(unless));
    }

    /** The same record without personal data. */
    private Object record(Object value, String channel) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        try {
            for (int i = 0; i < values.length; i++) {
                types[i] = components[i].getType();
                Object held = components[i].getAccessor().invoke(value);
                values[i] = held == null ? null : component(value, components[i], held, channel);
            }
            return value.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "A fact of the kind `" + FactKinds.nameOf(value.getClass()) + "` cannot be recorded.", e);
        }
    }

    private @Nullable Object component(Object owner, RecordComponent component, Object held, String channel) {
        if (held instanceof String text) {
            return component.isAnnotationPresent(OutsideRules.class)
                    ? null
                    : isHarmless(owner, component.getName(), text, channel) ? text : digest(text);
        }
        if (held instanceof Collection<?> several) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            if (!element.isEnum() && element != String.class) {
                throw unknown(owner, component);
            }
            return several.stream()
                    .map(v -> v instanceof String text && !words.contains(text) ? digest(text) : v)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        if (held instanceof Record) {
            return record(held, channel);
        }
        if (held instanceof Enum
                || held instanceof Integer
                || held instanceof Boolean
                || held instanceof Instant
                || held instanceof BigDecimal) {
            return held;
        }
        throw unknown(owner, component);
    }

    private static IllegalStateException unknown(Object owner, RecordComponent component) {
        return new IllegalStateException("Whether `" + component.getName() + "` of the fact `"
                + FactKinds.nameOf(owner.getClass()) + "` can hold personal data is not known, so it is not recorded.");
    }

    private boolean isHarmless(Object owner, String name, String text, String channel) {
        return words.contains(text)
                || switch (name) {
                    case "id" -> owner instanceof Action && isNumbered(FactKinds.nameOf(owner.getClass()), text);
                    case "channel" -> text.equals(channel);
                    case "language" -> isLanguage(text);
                    case "currency" -> CURRENCIES.contains(text);
                    case "zone" -> ZoneId.getAvailableZoneIds().contains(text) || text.equals("Z");
                    default -> false;
                };
    }

    /** Whether an id is the kind of the action and a short number, such as {@code refund-1}. */
    private static boolean isNumbered(String kind, String id) {
        return id.startsWith(kind + "-") && id.substring(kind.length() + 1).matches("[0-9]{1,3}");
    }

    private static boolean isLanguage(String text) {
        var tag = LANGUAGE_TAG.matcher(text);
        return tag.matches()
                && LANGUAGES.contains(tag.group(1).toLowerCase(Locale.ROOT))
                && (tag.group(2) == null || SCRIPTS.contains(tag.group(2)))
                && (tag.group(3) == null
                        || tag.group(3).matches("[0-9]{3}")
                        || COUNTRIES.contains(tag.group(3).toUpperCase(Locale.ROOT)));
    }

    private static Set<String> languages() {
        Set<String> languages = new LinkedHashSet<>(Arrays.asList(Locale.getISOLanguages()));
        languages.addAll(List.of("fil", "yue", "cmn"));
        return Set.copyOf(languages);
    }

    /** Two texts have one digest only when they are equal; without the salt nobody can try texts out. */
    private String digest(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(salt);
            byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return DIGEST + HexFormat.of().formatHex(whole, 0, DIGEST_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ", and this one has not.", e);
        }
    }
}
