package dev.decorum.channels.zendesk;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class ZendeskContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return ZendeskDeliveries.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return ZendeskDeliveries.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/zendesk", "json", "/hooks/zendesk");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return ZendeskDeliveries.delivery(delivery.body());
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.MEDIA,
                "files of a comment are not read from the events",
                Situation.REPLY,
                "a ticket is one conversation, and its comments answer no certain one",
                Situation.EDIT,
                "a public comment cannot be changed",
                Situation.REVOCATION,
                "no event for a comment that was removed is read",
                Situation.STATUS,
                "no event for the state of a comment is read",
                Situation.SEVERAL,
                "an event tells of one comment");
    }
}
