package dev.decorum.channels.whatsapp;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import java.util.Map;

class WhatsAppContractTest extends ChannelContractTest {
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
        return files("/whatsapp", "json", "/hooks/whatsapp");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return Deliveries.delivery(delivery.body(), Deliveries.signature(delivery.body()));
    }
}
