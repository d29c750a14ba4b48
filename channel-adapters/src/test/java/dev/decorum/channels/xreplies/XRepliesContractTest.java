package dev.decorum.channels.xreplies;

import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class XRepliesContractTest extends ChannelContractTest {
    private static final Trial TRIAL = Trial.x(new XRepliesAdapter(), "xreplies");

    @Override
    protected ChannelAdapter adapter() {
        return TRIAL.adapter();
    }

    @Override
    protected ChannelAccount account() {
        return TRIAL.account();
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/xreplies", "json", "/hooks/xreplies");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return TRIAL.delivery(delivery.body());
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.STATUS,
                "nobody is told whether a post was read",
                Situation.SEVERAL,
                "an event tells of one post");
    }
}
