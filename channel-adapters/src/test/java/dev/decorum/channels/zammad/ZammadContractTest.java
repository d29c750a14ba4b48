package dev.decorum.channels.zammad;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import java.util.Map;

class ZammadContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return ZammadDeliveries.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return ZammadDeliveries.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/zammad", "json", "/hooks/zammad");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return ZammadDeliveries.delivery(delivery.body());
    }
}
