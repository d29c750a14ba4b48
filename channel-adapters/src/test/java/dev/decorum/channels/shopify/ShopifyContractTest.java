package dev.decorum.channels.shopify;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import java.util.Map;

class ShopifyContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return ShopifyAdapterTest.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return ShopifyAdapterTest.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return ShopifyAdapterTest.withHeaders(files("/shopify", "json", "/hooks/shopify"));
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return ShopifyAdapterTest.sign(delivery);
    }
}
