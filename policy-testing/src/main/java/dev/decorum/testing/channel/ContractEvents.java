package dev.decorum.testing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.RawDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The events that the fixtures of an adapter give, and what is looked for in them. */
final class ContractEvents {
    private static final JsonMapper MAPPER = PolicyJson.mapper();
    private static final Set<String> PERSONAL = Set.of(
            "id",
            "name",
            "text",
            "subject",
            "thread",
            "address",
            "token",
            "remoteId",
            "postback",
            "replyTo",
            "raw",
            "recipient",
            "original",
            "previous",
            "current",
            "reference",
            "message",
            "order",
            "emoji");

    private ContractEvents() {}

    /** What each fixture gives, and apart from that what is fetched for it. */
    static Map<String, List<ChannelEvent>> of(ChannelContractTest contract) {
        Map<String, List<ChannelEvent>> events = new LinkedHashMap<>();
        contract.fixtures().forEach((name, delivery) -> events.put(name, received(contract, delivery)));
        contract.fetched()
                .forEach((name, content) -> events.put(
                        name + " fetched",
                        contract.adapter().fetched(pending(contract, name), content, contract.account())));
        return events;
    }

    /** What becomes of a delivery once it is signed. */
    static List<ChannelEvent> received(ChannelContractTest contract, RawDelivery delivery) {
        return contract.adapter()
                .receive(contract.sign(delivery), contract.account())
                .events();
    }

    /** The first pending content of a fixture. */
    static ContentPending pending(ChannelContractTest contract, String fixture) {
        RawDelivery delivery = contract.fixtures().get(fixture);
        if (delivery == null) {
            throw new AssertionError("There is no fixture " + fixture + " for what was fetched.");
        }
        return received(contract, delivery).stream()
                .filter(ContentPending.class::isInstance)
                .map(ContentPending.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The fixture " + fixture + " has no pending content."));
    }

    /** The same delivery with another body. */
    static RawDelivery withBody(RawDelivery delivery, Bytes body) {
        return new RawDelivery(
                delivery.method(), delivery.path(), delivery.headers(), delivery.query(), body, delivery.receivedAt());
    }

    /** The same delivery at another time. */
    static RawDelivery at(RawDelivery delivery, Instant time) {
        return new RawDelivery(
                delivery.method(), delivery.path(), delivery.headers(), delivery.query(), delivery.body(), time);
    }

    static void survivesJson(String place, ChannelEvent event) {
        try {
            assertThat(MAPPER.readValue(PolicyJson.write(event), ChannelEvent.class))
                    .as(place)
                    .isEqualTo(event);
        } catch (JsonProcessingException e) {
            throw new AssertionError(place + " gives an event that JSON does not hold.", e);
        }
    }

    /** The values of an event that its words must not show. */
    static List<String> personal(ChannelEvent event) {
        List<String> found = new ArrayList<>();
        personal("", MAPPER.valueToTree(event), found);
        return found;
    }

    private static void personal(String name, JsonNode node, List<String> found) {
        if (node.isObject()) {
            node.properties().forEach(property -> {
                if (!property.getKey().equals("origin")) {
                    personal(property.getKey(), property.getValue(), found);
                }
            });
        } else if (node.isArray()) {
            node.forEach(child -> personal(name, child, found));
        } else if (PERSONAL.contains(name) && node.asText().length() >= 4) {
            found.add(node.asText());
        }
    }
}
