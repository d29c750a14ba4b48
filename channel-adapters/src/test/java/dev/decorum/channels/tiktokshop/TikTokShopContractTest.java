package dev.decorum.channels.tiktokshop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.JsonBody;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import java.util.List;
import java.util.Map;

class TikTokShopContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return TikTokShopAdapterTest.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return TikTokShopAdapterTest.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/tiktokshop", "json", "/hooks/tiktok-shop");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return TikTokShopAdapterTest.sign(delivery);
    }

    @Override
    protected List<String> texts(OutgoingRequest request, String reply) {
        JsonNode body = JsonBody.tree(request.body()).orElseThrow();
        return List.of(JsonBody.tree(body.path("content").textValue())
                .orElseThrow()
                .path("content")
                .textValue());
    }
}
