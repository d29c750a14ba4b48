package dev.decorum.channels.facebookcomments;

import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class FacebookCommentsContractTest extends ChannelContractTest {
    private static final Trial TRIAL = Trial.meta(new FacebookCommentsAdapter(), "facebookcomments");

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
        return files("/facebookcomments", "json", "/hooks/facebookcomments");
    }

    @Override
    protected Map<String, Bytes> fetched() {
        return contents("/facebookcomments-fetched", "json");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return TRIAL.delivery(delivery.body());
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(Situation.STATUS, "nobody is told whether a comment was read");
    }
}
