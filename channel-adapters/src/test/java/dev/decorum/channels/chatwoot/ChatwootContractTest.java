package dev.decorum.channels.chatwoot;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
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
}
