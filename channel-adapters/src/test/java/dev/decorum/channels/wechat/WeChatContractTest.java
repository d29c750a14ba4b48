package dev.decorum.channels.wechat;

import dev.decorum.channels.WeChatDeliveries;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
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
}
