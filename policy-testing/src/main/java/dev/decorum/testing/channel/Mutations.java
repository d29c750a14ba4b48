package dev.decorum.testing.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.channel.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Bodies that a channel might send after a change of its format, a fault on the way, or an attack; seeded. */
final class Mutations {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TOKENS = List.of(
            "\u0000",
            "\ud83d\udc68\u200d\ud83d\udc69",
            "\\ud83d",
            "\"",
            "{",
            "}",
            "[",
            "]",
            "<",
            ">",
            "&",
            "&lt;",
            "]]>",
            "<!DOCTYPE x [<!ENTITY e \"e\">]>",
            "null",
            "-1",
            "1e999",
            "9".repeat(200),
            "\r\n",
            ":",
            ",",
            "=",
            "%00",
            "\u202e",
            "<x>",
            "</x>");

    private final Random random;
    private final byte[] body;
    private final @Nullable JsonNode root;

    Mutations(Bytes body, long seed) {
        this.random = new Random(seed);
        this.body = body.toArray();
        this.root = parse(body.text()).orElse(null);
    }

    Bytes next() {
        if (root != null && random.nextInt(3) > 0) {
            JsonNode changed = root.deepCopy();
            int times = 1 + random.nextInt(2);
            for (int i = 0; i < times; i++) {
                changeTree(changed);
            }
            return Bytes.utf8(changed.toString());
        }
        return Bytes.of(changeBytes());
    }

    private byte[] changeBytes() {
        int at = body.length == 0 ? 0 : random.nextInt(body.length);
        int until = Math.min(body.length, at + 1 + random.nextInt(40));
        return switch (random.nextInt(8)) {
            case 0 -> flipped(1);
            case 1 -> flipped(20);
            case 2 -> Arrays.copyOf(body, at);
            case 3 -> joined(at, new byte[0], until);
            case 4 -> joined(at, Arrays.copyOfRange(body, at, until), at);
            case 5 -> joined(at, new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xED, (byte) 0xA0, (byte) 0x80}, at);
            case 6 -> joined(at, deep().getBytes(StandardCharsets.UTF_8), until);
            default -> joined(at, pick(TOKENS).getBytes(StandardCharsets.UTF_8), random.nextBoolean() ? at : until);
        };
    }

    private byte[] flipped(int times) {
        byte[] copy = body.clone();
        for (int i = 0; i < times && copy.length > 0; i++) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private byte[] joined(int head, byte[] middle, int tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, head);
        out.writeBytes(middle);
        out.write(body, tail, body.length - tail);
        return out.toByteArray();
    }

    private String deep() {
        int depth = 10 + random.nextInt(3_000);
        return random.nextBoolean() ? "[".repeat(depth) + "]".repeat(depth) : "<a>".repeat(depth);
    }

    private void changeTree(JsonNode tree) {
        List<JsonNode> inner = new ArrayList<>();
        collect(tree, inner);
        JsonNode parent = pick(inner);
        if (parent instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = pick(names);
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, other(object.get(name)));
            }
        } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
            int at = random.nextInt(array.size());
            if (random.nextInt(4) == 0) {
                array.remove(at);
            } else {
                array.set(at, other(array.get(at)));
            }
        }
    }

    /** A part in the place of this one; JSON that is held in a text is changed inside. */
    private JsonNode other(JsonNode was) {
        if (was.isTextual() && random.nextBoolean()) {
            Optional<JsonNode> inside = parse(was.textValue());
            if (inside.isPresent()) {
                JsonNode changed = inside.get().deepCopy();
                changeTree(changed);
                return NODES.textNode(changed.toString());
            }
        }
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(true);
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(-1.5);
            case 4 -> NODES.textNode("");
            case 5 -> NODES.textNode("   ");
            case 6 -> NODES.textNode("\ud83d lone");
            case 7 -> NODES.textNode("e\u0301\u0301".repeat(5_000));
            case 8 -> NODES.textNode(String.valueOf(random.nextLong()));
            case 9 -> NODES.objectNode();
            case 10 -> NODES.arrayNode();
            case 11 -> NODES.arrayNode().add(was.deepCopy()).add(was.deepCopy());
            case 12 -> NODES.objectNode().set("x", was.deepCopy());
            default -> NODES.textNode(pick(TOKENS));
        };
    }

    private static void collect(JsonNode node, List<JsonNode> inner) {
        if (node.isContainerNode()) {
            inner.add(node);
            node.forEach(child -> collect(child, inner));
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
