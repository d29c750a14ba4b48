package dev.decorum.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.ChannelEvent;
import java.util.List;
import java.util.Map;

/** Events of a channel as a person reads them: every property that says something, on a line of its own. */
final class EventText {
    private EventText() {}

    static void print(Output out, List<ChannelEvent> events) {
        out.line("The delivery is " + out.good("verified") + ": " + events.size()
                + (events.size() == 1 ? " event." : " events."));
        for (ChannelEvent event : events) {
            JsonNode tree = PolicyJson.mapper().valueToTree(event);
            out.heading(tree.path("event").asText());
            for (Map.Entry<String, JsonNode> property : tree.properties()) {
                if (!property.getKey().equals("event")) {
                    print(out, property.getKey(), property.getValue());
                }
            }
        }
    }

    private static void print(Output out, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(inner -> print(out, name + "." + inner.getKey(), inner.getValue()));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                print(out, name + "[" + i + "]", value.get(i));
            }
        } else {
            out.line("  " + name + ": " + value.asText().replace("\n", "\n    "));
        }
    }
}
