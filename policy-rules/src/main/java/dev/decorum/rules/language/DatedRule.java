package dev.decorum.rules.language;

import dev.decorum.policy.decision.RuleRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs to know of a rule that fires: which one it is, and when it holds. Immutable.
 *
 * @param source its id, name, file, line, layer, basis and owner, as decisions name them
 * @param effective the first day on which it holds, in the zone of the request's region; null for always
 * @param expires the first day on which it no longer holds; null for never
 */
public record DatedRule(
        RuleRef source,
        @Nullable LocalDate effective,
        @Nullable LocalDate expires) {

    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return (effective == null || !day.isBefore(effective)) && (expires == null || day.isBefore(expires));
    }
}
