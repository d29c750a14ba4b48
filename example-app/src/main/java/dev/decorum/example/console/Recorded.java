package dev.decorum.example.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.policy.PolicyJson;
import java.util.ArrayList;
import java.util.List;

/** What an event of evidence says in clear, as names and values instead of JSON. */
final class Recorded {
    private static final int MOST = 60;

    private Recorded() {}

    /** One value of an event; within something larger its name is a path, such as {@code ruling.outcome}. */
    record Fact(String name, String value) {}

    static List<Fact> facts(String payload) {
        List<Fact> facts = new ArrayList<>();
        try {
            add("", PolicyJson.mapper().readTree(payload), facts);
        } catch (JsonProcessingException e) {
            facts.add(new Fact("", Plain.of(payload)));
        }
        return facts;
    }

    private static void add(String name, JsonNode node, List<Fact> facts) {
        if (facts.size() >= MOST) {
            return;
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(f -> add(name.isEmpty() ? f.getKey() : name + "." + f.getKey(), f.getValue(), facts));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isContainerNode()) {
            for (int i = 0; i < node.size(); i++) {
                add(name + "." + (i + 1), node.get(i), facts);
            }
        } else if (node.isArray()) {
            List<String> values = new ArrayList<>();
            node.forEach(v -> values.add(v.asText()));
            if (!values.isEmpty()) {
                facts.add(new Fact(name, Plain.of(String.join(", ", values))));
            }
        } else if (!node.isNull() && !node.isMissingNode()) {
            facts.add(new Fact(name, Plain.of(node.asText())));
        }
    }
}
