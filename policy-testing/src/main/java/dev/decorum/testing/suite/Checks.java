package dev.decorum.testing.suite;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.Reason;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.rules.source.Place;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The kinds of checks. */
final class Checks {
    static final String NONE = "none";

    private Checks() {}

    /** A value is this one, compared by its words. */
    static Check same(String what, Place place, String expected, Function<PolicyDecision, String> actual) {
        return decision -> {
            String got = actual.apply(decision);
            return got.equals(expected)
                    ? Optional.empty()
                    : Optional.of(new Difference(what, expected, got, null, place));
        };
    }

    /** A set holds these values and no other. */
    static Check exactly(
            String what,
            Place place,
            Collection<String> expected,
            Function<PolicyDecision, ? extends Collection<String>> actual) {
        return same(what, place, listed(expected), decision -> listed(actual.apply(decision)));
    }

    /** A set holds a value, among others. */
    static Check has(
            String what,
            Place place,
            String expected,
            Predicate<String> fits,
            Function<PolicyDecision, ? extends Collection<String>> actual) {
        return decision -> {
            Collection<String> got = actual.apply(decision);
            return got.stream().anyMatch(fits)
                    ? Optional.empty()
                    : Optional.of(new Difference(what, expected + " among them", listed(got), null, place));
        };
    }

    /** A set does not hold a value. */
    static Check lacks(
            String what,
            Place place,
            String unwanted,
            Predicate<String> fits,
            Function<PolicyDecision, ? extends Collection<String>> actual) {
        return decision -> {
            Collection<String> got = actual.apply(decision);
            return got.stream().noneMatch(fits)
                    ? Optional.empty()
                    : Optional.of(new Difference(what, "no " + unwanted, listed(got), null, place));
        };
    }

    /** A rule spoke. */
    static Check fired(Place place, String rule) {
        return decision -> reasons(decision, rule).isEmpty()
                ? Optional.of(new Difference("because", rule + " to fire", "silence", rule, place))
                : Optional.empty();
    }

    /** A rule kept silent. */
    static Check silent(Place place, String rule) {
        return decision -> {
            List<Reason> said = reasons(decision, rule);
            return said.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Difference("never", "silence of " + rule, saying(said), null, place));
        };
    }

    /** A rule did something that fits. */
    static Check reason(String what, Place place, String rule, String expected, Predicate<Reason> fits) {
        return decision -> {
            List<Reason> said = reasons(decision, rule);
            if (said.stream().anyMatch(fits)) {
                return Optional.empty();
            }
            return Optional.of(
                    said.isEmpty()
                            ? new Difference(what, rule + " to " + expected, "silence", rule, place)
                            : new Difference(what, rule + " to " + expected, saying(said), null, place));
        };
    }

    private static List<Reason> reasons(PolicyDecision decision, String rule) {
        return decision.reasons().stream()
                .filter(r -> r.rule().id().equals(rule))
                .toList();
    }

    private static String saying(List<Reason> said) {
        return said.stream().map(Checks::did).distinct().collect(Collectors.joining("; "));
    }

    /** What a rule did, with the facts that it matched. */
    private static String did(Reason reason) {
        String on = reason.facts().isEmpty() ? "" : " on " + String.join(", ", reason.facts());
        return effect(reason) + on;
    }

    /** What a rule did, such as {@code review refund}. */
    static String effect(Reason reason) {
        return FactKinds.wordFor(reason.effect()) + (reason.subject().isEmpty() ? "" : " " + reason.subject());
    }

    static String listed(Collection<String> values) {
        return values.isEmpty() ? NONE : String.join(", ", new TreeSet<>(values));
    }
}
