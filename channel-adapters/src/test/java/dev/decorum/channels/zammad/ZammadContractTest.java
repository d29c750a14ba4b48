package dev.decorum.channels.zammad;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
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

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.REPLY,
                "a ticket is one conversation, and its articles answer no certain one",
                Situation.EDIT,
                "a trigger does not say that an article was changed",
                Situation.REVOCATION,
                "a trigger does not say that an article was deleted",
                Situation.STATUS,
                "a trigger does not say what became of an article",
                Situation.SEVERAL,
                "a trigger tells of one article");
    }
}
