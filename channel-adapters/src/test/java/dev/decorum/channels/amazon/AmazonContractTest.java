package dev.decorum.channels.amazon;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import java.util.Map;

class AmazonContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return AmazonAdapterTest.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return AmazonAdapterTest.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/amazon", "json", "/hooks/amazon");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return AmazonAdapterTest.sign(delivery);
    }
}
