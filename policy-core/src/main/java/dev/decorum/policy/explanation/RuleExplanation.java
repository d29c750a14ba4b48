package dev.decorum.policy.explanation;

import dev.decorum.policy.decision.RuleRef;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule made of a request.
 *
 * @param rule the rule
 * @param result whether it spoke
 * @param matches every match of its left side: the labels of the facts in the order of its patterns, without those of
 *     {@code not} and {@code exists}. A rule outside its dates has matches when it would have fired
 * @param whyNot where its left side failed; null when it matched
 * @param effective the first day on which it holds, in the zone of the request's region; null for always
 * @param expires the first day on which it no longer holds; null for never
 */
public record RuleExplanation(
        RuleRef rule,
        Result result,
        List<List<String>> matches,
        @Nullable WhyNot whyNot,
        @Nullable LocalDate effective,
        @Nullable LocalDate expires) {
    public RuleExplanation {
        matches = matches.stream().map(List::copyOf).toList();
        if (matches.isEmpty() == (whyNot == null)) {
            throw new IllegalArgumentException("The rule `" + rule.id()
                    + "` needs either matches or what failed. Maybe the other one was left out.");
        }
    }

    /** Whether a rule spoke. */
    public enum Result {
        /** It spoke, once for each match. */
        FIRED,
        /** Its left side did not match. */
        NOT_MATCHED,
        /** The day of the request lies outside its dates, whatever its left side says. */
        OUTSIDE_DATES
    }
}
