package dev.decorum.channels.intercom;

import dev.decorum.channels.internal.JsonBody;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
import dev.decorum.testing.channel.Situation;
import java.util.List;
import java.util.Map;
import org.jsoup.parser.Parser;

class IntercomContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return IntercomDeliveries.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return IntercomDeliveries.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/intercom", "json", "/hooks/intercom");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return IntercomDeliveries.delivery(delivery.body());
    }

    @Override
    protected List<String> texts(OutgoingRequest request, String reply) {
        String html = JsonBody.tree(request.body()).orElseThrow().path("body").textValue();
        return List.of(Parser.unescapeEntities(html.replace("<br>", "\n"), false));
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.REPLY,
                "a conversation is one thread, and its parts answer no certain one",
                Situation.EDIT,
                "no topic for the change of a part is known",
                Situation.REVOCATION,
                "no topic for the removal of a part is read: a redacted part is unknown",
                Situation.STATUS,
                "no topic for the state of a part is known");
    }
}
