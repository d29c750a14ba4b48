package dev.decorum.channels.instagramlive;

import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
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

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.MEDIA,
                "a comment on Instagram has words alone",
                Situation.REPLY,
                "comments on a broadcast follow each other without threads",
                Situation.EDIT,
                "no webhook tells that a comment was changed",
                Situation.REVOCATION,
                "no webhook tells that a comment was deleted",
                Situation.STATUS,
                "nobody is told whether a comment was read");
    }
}
