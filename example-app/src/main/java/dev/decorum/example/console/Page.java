package dev.decorum.example.console;

import dev.decorum.example.console.Assets.Asset;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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
