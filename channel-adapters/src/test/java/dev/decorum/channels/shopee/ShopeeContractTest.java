package dev.decorum.channels.shopee;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
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

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.EDIT,
                "no push for a changed message is known",
                Situation.REVOCATION,
                "no push for a message that was taken back is known",
                Situation.STATUS,
                "no push for the state of a message is known",
                Situation.SEVERAL,
                "a push tells of one message");
    }
}
