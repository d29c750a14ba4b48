package dev.decorum.channels.intercom;

import dev.decorum.channels.internal.JsonBody;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.testing.channel.ChannelContractTest;
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
}
