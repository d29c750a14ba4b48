package dev.decorum.channels.youtubelive;

import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class YouTubeLiveContractTest extends ChannelContractTest {
    private static final Trial TRIAL = Trial.unsigned(new YouTubeLiveAdapter(), "youtubelive");

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
        return files("/youtubelive", "json", "/hooks/youtubelive");
    }

    @Override
    protected Map<String, Bytes> fetched() {
        return contents("/youtubelive-fetched", "json");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return TRIAL.delivery(delivery.body());
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.REPLY,
                "messages of a live chat follow each other without threads",
                Situation.EDIT,
                "a message in a live chat cannot be changed",
                Situation.STATUS,
                "nobody is told whether a message in a live chat was read");
    }
}
