package dev.decorum.channels.lazada;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class LazadaContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return LazadaAdapterTest.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return LazadaAdapterTest.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/lazada", "json", "/hooks/lazada");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return LazadaAdapterTest.sign(delivery);
    }

    @Override
    protected Map<String, Bytes> fetched() {
        return contents("/lazada/fetched", "json");
    }

    @Override
    protected List<String> texts(OutgoingRequest request, String reply) {
        String body = request.body().text();
        return List.of(URLDecoder.decode(body.substring(body.indexOf("&txt=") + 5), StandardCharsets.UTF_8));
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.REPLY,
                "no field for the message that is answered is known",
                Situation.EDIT,
                "a message on Lazada can be taken back and not changed");
    }
}
