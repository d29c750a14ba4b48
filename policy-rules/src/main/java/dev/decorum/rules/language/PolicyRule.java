package dev.decorum.rules.language;

import dev.decorum.policy.decision.RuleRef;
import dev.decorum.rules.source.Place;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as the gate understood it. Immutable.
 *
 * @param source its id, name, file, line, layer, basis and owner, as decisions name them
 * @param effective the first day on which it holds, in the zone of the request's region; null for always
 * @param expires the first day on which it no longer holds; null for never
 * @param patterns its left side
 * @param verbs its right side
 * @param place the line with its name
 */
public record PolicyRule(
        RuleRef source,
        @Nullable LocalDate effective,
        @Nullable LocalDate expires,
        List<FactPattern> patterns,
        List<VerbCall> verbs,
        Place place) {
    public PolicyRule {
        patterns = List.copyOf(patterns);
        verbs = List.copyOf(verbs);
    }

    /** Its id, unique in the rule set. */
    public String id() {
        return source.id();
    }

    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return dated().holdsOn(day);
    }

    /** What a decision needs of it. */
    public DatedRule dated() {
        return new DatedRule(source, effective, expires);
    }
}
