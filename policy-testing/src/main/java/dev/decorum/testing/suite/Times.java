package dev.decorum.testing.suite;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Points in time as suites write them. */
final class Times {
    static final String WANTED =
            "`5 days ago`, `in 2 hours`, `now`, or a time such as `2026-11-20T10:00:00+01:00`; without an offset it is"
                    + " local to the region";

    static final String RELATIVE = "(in [0-9]{1,6} [a-z]+|[0-9]{1,6} [a-z]+ ago)";

    private static final Pattern FORM = Pattern.compile("(in )?([0-9]{1,6}) ([a-z]+?)s?( ago)?");
    private static final Map<String, Duration> UNITS = Map.of(
            "second", Duration.ofSeconds(1),
            "minute", Duration.ofMinutes(1),
            "hour", Duration.ofHours(1),
            "day", Duration.ofDays(1),
            "week", Duration.ofDays(7));

    private Times() {}

    /** A time, relative to {@code at} when it says so; null when it is none. A day is one of 24 hours. */
    static @Nullable Instant read(String text, Instant at, ZoneId zone) {
        if (text.equals("now")) {
            return at;
        }
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            Duration unit = UNITS.get(form.group(3));
            boolean ahead = form.group(1) != null;
            if (unit == null || ahead == (form.group(4) != null)) {
                return null;
            }
            Duration distance = unit.multipliedBy(Long.parseLong(form.group(2)));
            return ahead ? at.plus(distance) : at.minus(distance);
        }
        return absolute(text, zone);
    }

    /** A time that is not relative; null when it is none. */
    static @Nullable Instant absolute(String text, ZoneId zone) {
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            return text.matches(".*(Z|[+-][0-9]{2}(:?[0-9]{2})?)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
