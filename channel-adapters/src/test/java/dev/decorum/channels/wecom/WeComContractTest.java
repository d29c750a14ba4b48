package dev.decorum.channels.wecom;

import dev.decorum.channels.WeChatDeliveries;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class WeComContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return WeComAdapterTest.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return WeComAdapterTest.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/wecom", "xml", "/hooks/wecom");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return WeChatDeliveries.sealed(delivery);
    }

    @Override
    protected Map<String, Bytes> fetched() {
        return contents("/wecom/fetched", "json");
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.REPLY,
                "no field for the message that is answered is known",
                Situation.EDIT,
                "a message on WeChat can be taken back and not changed");
    }
}
