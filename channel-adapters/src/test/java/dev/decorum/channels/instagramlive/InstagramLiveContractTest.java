package dev.decorum.channels.instagramlive;

import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import java.util.Map;

class InstagramLiveContractTest extends ChannelContractTest {
    private static final Trial TRIAL = Trial.meta(new InstagramLiveAdapter(), "instagramlive");

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
        return files("/instagramlive", "json", "/hooks/instagramlive");
    }

    @Override
    protected Map<String, Bytes> fetched() {
        return contents("/instagramlive-fetched", "json");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return TRIAL.delivery(delivery.body());
    }
}
