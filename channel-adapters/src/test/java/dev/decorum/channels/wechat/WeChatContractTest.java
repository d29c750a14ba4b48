package dev.decorum.channels.wechat;

import dev.decorum.channels.WeChatDeliveries;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.Map;

class WeChatContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return WeChatAdapterTest.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return WeChatAdapterTest.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/wechat", "xml", "/hooks/wechat");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return WeChatDeliveries.sealed(delivery);
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.REPLY,
                "a message of WeChat answers no certain one",
                Situation.EDIT,
                "a message on WeChat cannot be changed",
                Situation.REVOCATION,
                "an official account is not told that a message was taken back",
                Situation.ECHO,
                "an official account is not told what its people write");
    }
}
