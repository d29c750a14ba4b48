package dev.decorum.channels.shopify;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
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

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.TEXT,
                "no webhook of Shopify Inbox is known: messages of customers do not come this way",
                Situation.MEDIA,
                "no webhook of Shopify Inbox is known: messages of customers do not come this way",
                Situation.REPLY,
                "no webhook of Shopify Inbox is known: messages of customers do not come this way",
                Situation.EDIT,
                "no webhook of Shopify Inbox is known: messages of customers do not come this way",
                Situation.REVOCATION,
                "no webhook of Shopify Inbox is known: messages of customers do not come this way",
                Situation.ECHO,
                "no webhook of Shopify Inbox is known: messages of customers do not come this way",
                Situation.STATUS,
                "no webhook of Shopify Inbox is known: messages of customers do not come this way",
                Situation.SEVERAL,
                "a webhook tells of one order");
    }
}
