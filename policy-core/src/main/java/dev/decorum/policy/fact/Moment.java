package dev.decorum.policy.fact;

import java.time.DayOfWeek;
import java.time.Instant;

/**
 * The instant of the request and the local time of its region. Computed from the request and the catalogue.
 *
 * @param now the instant of the request
 * @param zone the region's time zone, such as {@code Europe/Berlin}
 * @param localHour the hour of the day there, from 0 to 23
 * @param weekday the day of the week there
 * @param workingHours whether people are at work there, by the catalogue
 * @param quietHours whether nothing but an answer may be sent there, by the catalogue
 */
public record Moment(
        Instant now, String zone, int localHour, DayOfWeek weekday, boolean workingHours, boolean quietHours)
        implements Fact {}
