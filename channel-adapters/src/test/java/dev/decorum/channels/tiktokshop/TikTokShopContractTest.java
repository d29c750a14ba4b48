package dev.decorum.channels.tiktokshop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.JsonBody;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
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

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.REPLY,
                "no field for the message that is answered is known",
                Situation.EDIT,
                "no notification for a changed message is known",
                Situation.REVOCATION,
                "no notification for a message that was taken back is known",
                Situation.STATUS,
                "no notification for the state of a message is known",
                Situation.SEVERAL,
                "a notification tells of one message");
    }
}
