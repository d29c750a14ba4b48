package dev.decorum.policy.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.fact.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Currency;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * The one form in which a value is hashed: JSON on one line, keys in the order of their UTF-16 units, no blanks, nothing
 * that is null, every character outside ASCII escaped. Two values have the same form only when all their parts are equal.
 *
 * <p>Escaping keeps lone surrogates apart, which UTF-8 would turn into the same question mark, and keeps invisible and
 * right-to-left characters out of files that people read. Money is its amount in minor units of its currency; a part of
 * a minor unit stays visible as a fraction, and trailing zeros do not count. Decimals are written as texts, so that the
 * form of a form is the form itself. Safe for use by several threads.
 */
public final class Canonical {
    /** Beyond this many digits after or before the point a number is written with an exponent. */
    private static final int PLAIN_DIGITS = 64;

    private static final ObjectMapper MAPPER = PolicyJson.mapper()
            .rebuild()
            .addModule(new SimpleModule("decorum-canonical").addSerializer(new MoneySerializer()))
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Canonical() {}

    /** The value as a tree without its canonical order, to be changed or read. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * The tree of a canonical form.
     *
     * @throws IllegalArgumentException when it is not JSON
     */
    public static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A text of " + json.length() + " characters is not JSON.", e);
        }
    }

    /** The canonical form of a value, a tree, or a map. */
    public static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(ordered(tree(value)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "A value of the type `" + value.getClass().getSimpleName() + "` has no canonical form.", e);
        }
    }

    /**
     * SHA-256 as lower-case hex over the domain, a line feed and the canonical form. The domain keeps hashes of different
     * things apart even when their forms are equal.
     */
    public static String sha256(String domain, Object value) {
        return sha256(bytes(domain, value));
    }

    /** The domain, a line feed and the canonical form: what is hashed or authenticated. */
    public static byte[] bytes(String domain, Object value) {
        return (domain + "\n" + json(value)).getBytes(StandardCharsets.US_ASCII);
    }

    /** SHA-256 of bytes as lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, and this one has not.", e);
        }
    }

    private static JsonNode ordered(JsonNode node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node instanceof ObjectNode object) {
            ObjectNode sorted = make.objectNode();
            TreeSet<String> names = new TreeSet<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode value = object.path(name);
                if (!value.isNull()) {
                    sorted.set(name, ordered(value));
                }
            }
            return sorted;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = make.arrayNode();
            array.forEach(n -> copy.add(ordered(n)));
            return copy;
        }
        return node.isNumber() && !node.isIntegralNumber() ? make.textNode(decimal(node.decimalValue())) : node;
    }

    private static String decimal(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return Math.abs((long) stripped.scale()) > PLAIN_DIGITS ? stripped.toString() : stripped.toPlainString();
    }

    private static final class MoneySerializer extends StdSerializer<Money> {
        private static final long serialVersionUID = 1;

        MoneySerializer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            BigDecimal amount = money.amount();
            String currency = money.currency();
            BigDecimal reference = money.reference();
            if (amount != null && currency != null) {
                int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
                out.writeStringField("currency", currency);
                out.writeStringField("minor", decimal(amount.scaleByPowerOfTen(digits)));
            }
            if (reference != null) {
                out.writeStringField("reference", decimal(reference));
            }
            out.writeEndObject();
        }
    }
}
