package dev.decorum.channels.instagramdm;

import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import java.util.Map;

class InstagramDmContractTest extends ChannelContractTest {
    private static final Trial TRIAL = Trial.meta(new InstagramDmAdapter(), "instagramdm");

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
        return files("/instagramdm", "json", "/hooks/instagramdm");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return TRIAL.delivery(delivery.body());
    }
}
