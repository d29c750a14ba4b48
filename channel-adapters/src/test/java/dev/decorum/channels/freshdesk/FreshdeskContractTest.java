package dev.decorum.channels.freshdesk;

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

class FreshdeskContractTest extends ChannelContractTest {
    @Override
    protected ChannelAdapter adapter() {
        return FreshdeskDeliveries.ADAPTER;
    }

    @Override
    protected ChannelAccount account() {
        return FreshdeskDeliveries.ACCOUNT;
    }

    @Override
    protected Map<String, RawDelivery> fixtures() {
        return files("/freshdesk", "json", "/hooks/freshdesk");
    }

    @Override
    protected RawDelivery sign(RawDelivery delivery) {
        return FreshdeskDeliveries.delivery(delivery.body());
    }

    @Override
    protected boolean signatureCoversBody() {
        return false;
    }

    @Override
    protected List<String> texts(OutgoingRequest request, String reply) {
        String html = JsonBody.tree(request.body()).orElseThrow().path("body").textValue();
        return List.of(Parser.unescapeEntities(html.replace("<br>", "\n"), false));
    }

    @Override
    protected Map<Situation, String> absent() {
        return Map.of(
                Situation.MEDIA,
                "the placeholders of an automation hold the words of a ticket and no files",
                Situation.REPLY,
                "a ticket is one conversation, and its comments answer no certain one",
                Situation.EDIT,
                "an automation tells of what is new",
                Situation.REVOCATION,
                "an automation tells of what is new",
                Situation.STATUS,
                "an automation does not tell what became of an answer",
                Situation.SEVERAL,
                "an automation tells of one ticket at a time");
    }
}
