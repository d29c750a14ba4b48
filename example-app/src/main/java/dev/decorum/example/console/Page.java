package dev.decorum.example.console;

import dev.decorum.example.console.Assets.Asset;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every page knows, for its template.
 *
 * @param title its title
 * @param section which part of the menu it belongs to; empty when to none
 * @param texts its language
 * @param theme {@code light} or {@code dark}; null to follow the device
 * @param staff who looks at it; null when nobody has signed in
 * @param csrf what its forms must carry
 * @param done the key of what was just done; null when nothing was
 * @param assets the files that it loads
 * @param now the time at which it is shown
 * @param zone the time zone of the house
 */
record Page(
        String title,
        String section,
        Texts texts,
        @Nullable String theme,
        @Nullable StaffMember staff,
        String csrf,
        @Nullable String done,
        Assets assets,
        Instant now,
        ZoneId zone) {

    String t(String key, Object... values) {
        return texts.get(key, values);
    }

    /** A sentence of operations, such as why a case is with a person. */
    String said(@Nullable String english) {
        return english == null ? "" : Sentences.in(texts, english);
    }

    String word(String kind, Object word) {
        String name = word instanceof Enum<?> constant ? constant.name() : word.toString();
        return texts.word(kind, name);
    }

    Asset asset(String name) {
        return assets.get(name);
    }

    boolean is(StaffRole role) {
        return staff != null && staff.role() == role;
    }

    /** A date and time as the house reads it. */
    String at(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(zone)
                .format(instant);
    }

    /** Text that others wrote; see {@link Plain}. */
    String plain(String text) {
        return Plain.of(text);
    }

    /** The name of a language by its tag. */
    String language(String tag) {
        Locale named = Locale.forLanguageTag(tag);
        String name = named.getDisplayName(texts.locale());
        return name.isEmpty() ? tag : name;
    }

    /** The name of a region of the rules: a country, with its state where there is one. */
    String region(String id) {
        String[] parts = id.toUpperCase(Locale.ROOT).split("-", 2);
        String country = parts[0].equals("UK") ? "GB" : parts[0];
        String name = new Locale.Builder().setRegion(country).build().getDisplayCountry(texts.locale());
        return parts.length == 1 ? name : name + " (" + parts[1] + ")";
    }

    /** The value of a component of an action, with its currency. */
    String value(ActionForm.Field field) {
        return switch (field.input()) {
            case MONEY -> field.value() + " " + field.unit();
            case CHOICE -> word("value", field.value());
            case FIXED ->
                Set.of("true", "false").contains(field.value()) ? word("value", field.value()) : field.value();
        };
    }

    /** An address of which only the first letter and the place are shown. */
    String masked(String email) {
        int at = email.indexOf('@');
        return at < 1 ? "–" : email.substring(0, 1) + "•••" + email.substring(at);
    }

    /** How near a time is: {@code late}, {@code soon} within two hours, or {@code calm}. */
    String urgency(Instant due) {
        Duration left = Duration.between(now, due);
        return left.isNegative() ? "late" : left.toHours() < 2 ? "soon" : "calm";
    }

    /** Whether a clock stands for something that ends, and has; other clocks go on, and show how late it is. */
    boolean over(String clock, Instant due) {
        return (clock.equals("window") || clock.equals("approval")) && !now.isBefore(due);
    }

    /** How long until a time, or since it, in the largest two units. */
    String until(Instant due) {
        Duration left = Duration.between(now, due);
        String span = span(left.abs());
        return left.isNegative() ? t("clock.overdue", span) : t("clock.left", span);
    }

    /** How long ago something was. */
    String ago(Instant then) {
        Duration passed = Duration.between(then, now);
        return passed.toMinutes() < 1 ? t("clock.now") : t("clock.ago", span(passed));
    }

    private String span(Duration length) {
        long days = length.toDays();
        if (days > 0) {
            return t("clock.days", days, length.toHoursPart());
        }
        return length.toHours() > 0
                ? t("clock.hours", length.toHours(), length.toMinutesPart())
                : t("clock.minutes", length.toMinutes());
    }
}
