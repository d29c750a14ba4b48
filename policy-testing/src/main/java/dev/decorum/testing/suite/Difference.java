package dev.decorum.testing.suite;

import dev.decorum.rules.source.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a case expects and the decision does not hold, in the words of suites.
 *
 * @param what the key, such as {@code rulings.refund}
 * @param expected what the case expects
 * @param got what the decision holds
 * @param missing the id of the rule that should have fired and did not; null otherwise
 * @param place where the expectation stands
 */
public record Difference(
        String what, String expected, String got, @Nullable String missing, Place place) {
    /** The difference on one line. */
    public String line() {
        return what + ": expected " + expected + ", got " + got;
    }
}
