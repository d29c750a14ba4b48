package dev.decorum.channels.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads verified bodies of JSON within limits on size, depth and number of tokens, so that no body can exhaust memory or
 * the stack. A repeated name or anything after the end is refused: silently dropping half of a delivery would be worse.
 */
public final class JsonBody {
    /** The largest body, in bytes; a guard of our own, above what the channels are known to send. */
    public static final int MAX_BYTES = 3 * 1024 * 1024;

    static final int MAX_DEPTH = 64;
    static final int MAX_TOKENS = 200_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxTokenCount(MAX_TOKENS)
                            .maxStringLength(MAX_BYTES)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonBody() {}

    /** Why the body is too large to be verified at all; empty when it is not. */
    static Optional<Rejected> tooLarge(RawDelivery delivery, Origin origin, int maxBytes) {
        int size = delivery.body().size();
        return size <= maxBytes
                ? Optional.empty()
                : Optional.of(new Rejected(
                        origin,
                        Code.TOO_LARGE,
                        "The body has " + size + " bytes; at most " + maxBytes
                                + " are read. Maybe this is no delivery of the channel."));
    }

    /** The events that a reader finds in the body, or a rejection when it is no object of JSON. */
    public static Reception read(Bytes body, Origin origin, Function<JsonNode, List<ChannelEvent>> reader) {
        JsonNode root;
        try {
            root = MAPPER.readTree(body.stream());
        } catch (StreamConstraintsException e) {
            return Reception.rejected(tooDeep(origin));
        } catch (JsonProcessingException e) {
            return malformed(origin, "is no valid JSON" + place(e.getLocation()));
        } catch (IOException e) {
            return malformed(origin, "is no valid UTF-8");
        } catch (NumberFormatException e) {
            // Jackson lets it through for an exponent that no decimal number can have.
            return malformed(origin, "holds a number that is out of all bounds");
        }
        return root != null && root.isObject()
                ? Reception.of(reader.apply(root))
                : malformed(origin, "is no object of JSON");
    }

    /** The object in this text, such as JSON inside of JSON; empty when there is none. */
    public static Optional<JsonNode> tree(String json) {
        return tree(Bytes.utf8(json));
    }

    /** The object in these bytes; empty when there is none. */
    public static Optional<JsonNode> tree(Bytes json) {
        try {
            JsonNode root = json.size() > MAX_BYTES ? null : MAPPER.readTree(json.stream());
            return Optional.ofNullable(root).filter(JsonNode::isObject);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Rejected tooDeep(Origin origin) {
        String reason = "The body is verified, and nested deeper than " + MAX_DEPTH
                + " levels or made of more than " + MAX_TOKENS
                + " parts. Maybe the channel changed its format; report it with the time of receipt.";
        return new Rejected(origin, Code.TOO_LARGE, reason);
    }

    static Reception malformed(Origin origin, String what) {
        String reason = "The body is verified, but " + what
                + ". Maybe the channel changed its format; report it with the time of receipt.";
        return Reception.rejected(new Rejected(origin, Code.MALFORMED, reason));
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
