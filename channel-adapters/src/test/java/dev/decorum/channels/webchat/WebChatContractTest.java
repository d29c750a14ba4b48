package dev.decorum.channels.webchat;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class WebChatContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return Deliveries.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return Deliveries.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/webchat", "json", "/hooks/web-chat");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return Deliveries.signed(delivery.body());
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.MEDIA,
                "the protocol carries words and buttons",
                Situation.ECHO,
                "whoever answers does so through the house, which knows it");
    }
}
