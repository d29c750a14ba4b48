package dev.decorum.channels.zendesk;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
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
}
