package dev.decorum.channels.tiktokdm;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class TikTokDmContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return TikTokDmAdapterTest.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return TikTokDmAdapterTest.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/tiktok-dm", "json", "/hooks/tiktok-dm");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return TikTokDmAdapterTest.sign(delivery);
    }

    @Override
    protected Map<String, Bytes> fetched() {
        return contents("/tiktok-dm/fetched", "json");
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.EDIT,
                "a message on TikTok cannot be changed",
                Situation.REVOCATION,
                "no event for a message that was taken back is known");
    }
}
