package dev.decorum.rules.catalog;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A region whose law and customs hold.
 *
 * @param id its id, such as {@code de}
 * @param parent the id of the region that it belongs to; null when there is none
 * @param zone its time zone
 * @param work when people are at work there
 * @param quiet when nothing but an answer may be sent there
 */
public record Region(String id, @Nullable String parent, ZoneId zone, Hours work, Hours quiet) {
    /**
     * Hours of the day on some days of the week; a span that ends before it starts goes over midnight.
     *
     * @param days the days on which it starts
     * @param from the first minute
     * @param to the minute after the last
     */
    public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        /** No hours at all. */
        public static final Hours NEVER = new Hours(Set.of(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

        /** Whether a local time lies within these hours. */
        public boolean contain(DayOfWeek day, LocalTime time) {
            if (from.isBefore(to)) {
                return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
            }
            if (from.equals(to)) {
                return false;
            }
            return (days.contains(day) && !time.isBefore(from)) || (days.contains(day.minus(1)) && time.isBefore(to));
        }
    }
}
