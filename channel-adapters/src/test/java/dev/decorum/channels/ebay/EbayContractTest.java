package dev.decorum.channels.ebay;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import java.util.Map;

class EbayContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return EbayAdapterTest.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return EbayAdapterTest.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/ebay", "json", "/hooks/ebay");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return EbayAdapterTest.sign(delivery);
    }
}
