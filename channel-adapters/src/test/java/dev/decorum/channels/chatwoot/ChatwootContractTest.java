package dev.decorum.channels.chatwoot;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class ChatwootContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return ChatwootDeliveries.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return ChatwootDeliveries.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/chatwoot", "json", "/hooks/chatwoot");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return ChatwootDeliveries.delivery(delivery.body());
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.EDIT,
                "an update of a message does not say what was changed, and is kept as unknown",
                Situation.STATUS,
                "the state of a message comes as an update that does not say what was changed",
                Situation.SEVERAL,
                "an event tells of one message");
    }
}
