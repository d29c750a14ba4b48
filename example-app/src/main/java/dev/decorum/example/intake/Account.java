package dev.decorum.example.intake;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.fact.RolloutStage;
import java.net.URI;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One account of the seller at a channel, with what the house has set for it.
 *
 * @param channel the account with its secrets
 * @param region the region whose rules hold, as the catalogue names it
 * @param brand the brand that speaks; null when the house has one alone
 * @param zone where its day begins and ends
 * @param stage how far it has been opened to the machine
 * @param assistant by which key the machine acts in evidence
 * @param sendTo where requests are sent instead of to the channel, such as a stub; null for the channel itself
 */
public record Account(
        ChannelAccount channel,
        String region,
        @Nullable String brand,
        ZoneId zone,
        RolloutStage stage,
        String assistant,
        @Nullable URI sendTo) {

    /** The house's own name for it. */
    public String id() {
        return channel.id();
    }

    /** Where a request goes: to the channel, or to {@link #sendTo}. The path goes along, so that a stub can tell them apart. */
    public URI target(OutgoingRequest request) {
        URI there = URI.create(request.url());
        URI instead = sendTo;
        if (instead == null) {
            return there;
        }
        String query = there.getRawQuery() == null ? "" : "?" + there.getRawQuery();
        return URI.create(instead.toString().replaceAll("/+$", "") + there.getRawPath() + query);
    }
}
