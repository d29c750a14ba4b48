package dev.decorum.rules.live;

import dev.decorum.rules.source.Fault;
import java.time.Instant;
import java.util.List;

/**
 * A change of the rules does not go live; the version that was in force stays in force.
 *
 * @param faults why, in the order of the places
 * @param at when
 */
public record RulesRejected(List<Fault> faults, Instant at) implements RulesEvent {
    public RulesRejected {
        faults = List.copyOf(faults);
    }
}
