package dev.decorum.rules.live;

import java.time.Instant;

/** What came of a change of the rules. */
public sealed interface RulesEvent permits RulesReloaded, RulesRejected {
    /** When. */
    Instant at();
}
