package dev.decorum.example.operations;

import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.Surface;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case as a list shows it.
 *
 * @param id the house's key of the case
 * @param channel the id of the channel
 * @param account the house's name of the account
 * @param surface the kind of place
 * @param subject the opaque key of the customer
 * @param region the region whose rules hold
 * @param state where it stands
 * @param reason why a person has to act, as a sentence without personal data; null when nobody has to
 * @param roles whose it is; empty when any agent may take it
 * @param language the BCP 47 tag of its language; null when not known
 * @param intents what the customer wants
 * @param assignee the name of the person who has taken it; null while nobody has
 * @param openedAt when it was opened
 * @param changedAt when something last happened in it
 * @param clocks until when it must be answered
 */
public record CaseRow(
        String id,
        String channel,
        String account,
        Surface surface,
        String subject,
        String region,
        CaseState state,
        @Nullable String reason,
        Set<Role> roles,
        @Nullable String language,
        Set<Intent> intents,
        @Nullable String assignee,
        Instant openedAt,
        Instant changedAt,
        Clocks clocks) {

    /**
     * The earliest instant of each clock that runs; null where none does.
     *
     * @param platform what the channel's platform asks for
     * @param statutory what the law asks for
     * @param house the house's own service level
     * @param windowClosesAt when the channel stops taking a free reply
     */
    public record Clocks(
            @Nullable Instant platform,
            @Nullable Instant statutory,
            @Nullable Instant house,
            @Nullable Instant windowClosesAt) {
        /** No clock runs. */
        public static final Clocks NONE = new Clocks(null, null, null, null);
    }
}
