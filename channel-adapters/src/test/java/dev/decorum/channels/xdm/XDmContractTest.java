package dev.decorum.channels.xdm;

import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class XDmContractTest extends ChannelContractTest {
    private static final Trial TRIAL = Trial.x(new XDmAdapter(), "xdm");

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
        return files("/xdm", "json", "/hooks/xdm");
    }

    @Override
    protected Map<String, Bytes> fetched() {
        return contents("/xdm-fetched", "json");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return TRIAL.delivery(delivery.body());
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.REPLY,
                "no field for the message that is answered is known",
                Situation.EDIT,
                "no event for a changed message is known",
                Situation.REVOCATION,
                "no event for a message that was taken back is known");
    }
}
