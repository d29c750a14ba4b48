package dev.decorum.policy.fact;

/** A unit of time in which deadlines are given. */
public enum TimeSpan {
    /** Minutes. */
    MINUTES,
    /** Hours. */
    HOURS,
    /** Days of 24 hours. */
    DAYS,
    /** Days from Monday to Friday in the region's zone; public holidays are not known. */
    BUSINESS_DAYS
}
