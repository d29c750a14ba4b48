package dev.decorum.testing.suite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.decision.Effect;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.RolloutStage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (2020-12) of suites, for editors, made of the tables by which suites are read. It knows keys and fixed
 * words; the names of channels, regions and rules are those of a folder of rules and checked when suites are read.
 */
public final class SuiteSchema {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode definitions = NODES.objectNode();

    private SuiteSchema() {}

    /** The schema as JSON, with a line feed at the end. */
    public static String write() {
        return PolicyJson.writePretty(new SuiteSchema().schema()) + "\n";
    }

    private ObjectNode schema() {
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "A suite of cases for rules of Decorum");
        ObjectNode properties = NODES.objectNode();
        properties.set("suite", text());
        properties.set("description", text());
        ObjectNode defaults = NODES.objectNode();
        shared(defaults);
        properties.set("defaults", closed(defaults));
        properties.set("fixtures", each(ref("given")));
        ObjectNode cases = list(ref("case"));
        cases.put("minItems", 1);
        properties.set("cases", cases);
        schema.setAll(closed(properties, "suite", "cases"));
        definitions.set("given", given());
        definitions.set("case", oneCase());
        definitions.set("expect", expected(Expectations.ALL));
        definitions.set("money", money());
        schema.set("$defs", definitions);
        return schema;
    }

    private void shared(ObjectNode properties) {
        SuiteReader.PLACE.forEach(key -> properties.set(key, text()));
        properties.set("brand", scalar());
        properties.set("rollout", either(words(RolloutStage.class), type("null")));
        properties.set("use", oneOrMore(text()));
        properties.set("given", ref("given"));
    }

    private ObjectNode oneCase() {
        ObjectNode properties = NODES.objectNode();
        properties.set("name", text());
        properties.set("description", text());
        shared(properties);
        properties.set("expect", ref("expect"));
        ObjectNode matrix = NODES.objectNode();
        for (String key : SuiteReader.MATRIX) {
            ObjectNode value = key.equals("stages") ? words(RolloutStage.class) : text();
            matrix.set(key, either(constant("all"), oneOrMore(value)));
        }
        properties.set("matrix", closed(matrix));
        return closed(properties, "name", "expect");
    }

    private ObjectNode given() {
        ObjectNode properties = NODES.objectNode();
        FactShape.SINGLE.forEach((name, type) -> properties.set(name, single(name, FactShape.of(type))));
        FactShape message = FactShape.of(Message.class);
        GivenReader.OF_MESSAGE.forEach(
                key -> properties.set(key, field(message.fields().get(key))));
        FactShape claim = FactShape.of(Claim.class);
        properties.set(
                "claims", oneOrMore(either(field(claim.fields().get("category")), closed(fields(claim), "category"))));
        properties.set("actions", actions());
        return closed(properties);
    }

    private ObjectNode single(String name, FactShape shape) {
        ObjectNode whole = closed(fields(shape));
        ObjectNode none = type("null");
        String main = GivenReader.SHORT.get(name);
        if (main != null) {
            return either(whole, field(shape.fields().get(main)), none);
        }
        Map<String, ?> words = GivenReader.WHOLE.getOrDefault(name, Map.of());
        return words.isEmpty() ? either(whole, none) : either(whole, words(words.keySet()), none);
    }

    private ObjectNode fields(FactShape shape) {
        ObjectNode properties = NODES.objectNode();
        shape.fields().values().forEach(f -> {
            properties.set(f.name(), field(f));
            if (f.shortName() != null) {
                properties.set(f.shortName(), field(f));
            }
        });
        return properties;
    }

    /** An action by its id; which fields it has depends on its kind, which a schema of an editor need not follow. */
    private ObjectNode actions() {
        ObjectNode properties = NODES.objectNode();
        properties.set("fact", words(FactShape.ACTIONS.keySet()));
        FactShape.ACTIONS.values().forEach(type -> {
            ObjectNode own = fields(FactShape.of(type));
            own.remove("id");
            own.properties().forEach(entry -> {
                boolean differs = properties.has(entry.getKey())
                        && !properties.get(entry.getKey()).equals(entry.getValue());
                properties.set(
                        entry.getKey(),
                        differs
                                ? either((ObjectNode) properties.get(entry.getKey()), (ObjectNode) entry.getValue())
                                : entry.getValue());
            });
        });
        ObjectNode kind = words(FactShape.ACTIONS.keySet());
        return either(each(either(closed(properties), kind, type("null"))), oneOrMore(kind), type("null"));
    }

    private ObjectNode field(FactShape.@Nullable Field field) {
        if (field == null) {
            throw new IllegalStateException("A table of suites names a field that no fact has.");
        }
        ObjectNode value =
                switch (field.kind()) {
                    case TEXT, TIME -> text();
                    case TEXTS -> oneOrMore(text());
                    case WORD -> words(field.type());
                    case WORDS -> oneOrMore(words(field.type()));
                    case COUNT -> count();
                    case NUMBER -> type("number");
                    case YES_NO -> type("boolean");
                    case MONEY -> ref("money");
                    case PART -> closed(fields(FactShape.of(field.type())));
                };
        return either(value, type("null"));
    }

    private ObjectNode money() {
        ObjectNode properties = NODES.objectNode();
        properties.set("amount", type("number"));
        properties.set("currency", text());
        properties.set("reference", type("number"));
        ObjectNode written = type("string");
        written.put("pattern", "^[0-9]{1,15}(\\.[0-9]{1,9})? +[A-Z]{3}$");
        return either(written, closed(properties));
    }

    private ObjectNode expected(Expected expected) {
        if (expected instanceof Expected.One one) {
            ObjectNode value =
                    switch (one.kind()) {
                        case WORD -> words(one.type());
                        case COUNT -> count();
                        case YES_NO -> type("boolean");
                        default -> text();
                    };
            return either(value, constant(Checks.NONE), type("null"));
        }
        if (expected instanceof Expected.Many many) {
            ObjectNode value = many.type().isEnum() ? words(many.type()) : text();
            ObjectNode some = NODES.objectNode();
            some.set("has", oneOrMore(value));
            some.set("lacks", oneOrMore(value));
            return either(oneOrMore(value), closed(some), constant(Checks.NONE), type("null"));
        }
        if (expected instanceof Expected.PerAction perAction) {
            return each(expected(perAction.of().apply("")));
        }
        if (expected instanceof Expected.Keys keys) {
            ObjectNode properties = NODES.objectNode();
            keys.keys().forEach((name, inner) -> properties.set(name, expected(inner)));
            Expected main = keys.keys().get(keys.main());
            return main == null ? closed(properties) : either(expected(main), closed(properties));
        }
        if (expected instanceof Expected.Ordered ordered) {
            return either(oneOrMore(expected(ordered.of().apply(0))), constant(Checks.NONE), type("null"));
        }
        return expected instanceof Expected.Rules ? oneOrMore(text()) : oneOrMore(reason());
    }

    private ObjectNode reason() {
        ObjectNode properties = NODES.objectNode();
        properties.set("rule", text());
        properties.set("effect", words(Effect.class));
        properties.set("subject", text());
        properties.set("text", text());
        return closed(properties, "rule");
    }

    private ObjectNode type(String name) {
        return NODES.objectNode().put("type", name);
    }

    private ObjectNode text() {
        return type("string");
    }

    /** A text, or nothing. */
    private ObjectNode scalar() {
        return either(text(), type("null"));
    }

    private ObjectNode count() {
        return type("integer").put("minimum", 0);
    }

    private ObjectNode constant(String word) {
        return NODES.objectNode().put("const", word);
    }

    private ObjectNode words(Class<?> type) {
        String name = FactKinds.nameOf(type);
        if (!definitions.has(name)) {
            definitions.set(name, words(ValueReader.words(type)));
        }
        return ref(name);
    }

    private ObjectNode words(Collection<String> words) {
        ArrayNode list = NODES.arrayNode();
        words.forEach(list::add);
        ObjectNode node = NODES.objectNode();
        node.set("enum", list);
        return node;
    }

    private ObjectNode list(ObjectNode items) {
        ObjectNode node = type("array");
        node.set("items", items);
        return node;
    }

    private ObjectNode oneOrMore(ObjectNode value) {
        return either(value, list(value));
    }

    private ObjectNode either(ObjectNode... choices) {
        ArrayNode list = NODES.arrayNode();
        List.of(choices).forEach(list::add);
        ObjectNode node = NODES.objectNode();
        node.set("anyOf", list);
        return node;
    }

    private ObjectNode each(ObjectNode value) {
        ObjectNode node = type("object");
        node.set("additionalProperties", value);
        return node;
    }

    private ObjectNode closed(ObjectNode properties, String... required) {
        ObjectNode node = type("object");
        node.set("properties", properties);
        node.put("additionalProperties", false);
        if (required.length > 0) {
            ArrayNode names = NODES.arrayNode();
            List.of(required).forEach(names::add);
            node.set("required", names);
        }
        return node;
    }

    private ObjectNode ref(String definition) {
        return NODES.objectNode().put("$ref", "#/$defs/" + definition);
    }
}
