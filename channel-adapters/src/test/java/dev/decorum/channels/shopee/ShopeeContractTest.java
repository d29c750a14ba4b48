package dev.decorum.channels.shopee;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import java.util.Map;

class ShopeeContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return ShopeeAdapterTest.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return ShopeeAdapterTest.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/shopee", "json", "/hooks/shopee");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return ShopeeAdapterTest.sign(delivery);
    }
}
