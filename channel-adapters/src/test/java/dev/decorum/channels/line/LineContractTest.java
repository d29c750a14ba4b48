package dev.decorum.channels.line;

import dev.decorum.channels.internal.JsonBody;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.List;
import java.util.Map;

class LineContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return Deliveries.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return Deliveries.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/line", "json", "/hooks/line");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return Deliveries.signed(delivery.body());
    }

    @Override
    protected List<String> texts(OutgoingRequest request, String reply) {
        return JsonBody.tree(request.body()).map(body -> Nodes.list(body, "messages")).orElseThrow().stream()
                .map(message -> message.path("text").asText())
                .toList();
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.ECHO,
                "LINE does not deliver what the seller writes",
                Situation.STATUS,
                "LINE does not tell whether a message was read");
    }
}
