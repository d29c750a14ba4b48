package dev.decorum.channels.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.JsonBody;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.verify.KeyVerifier.Algorithm;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Optional;

/**
 * The signature of eBay's notifications: a header in Base64 that holds, as JSON, the id of the key and a signature by
 * ECDSA and SHA-1. eBay signs the body without white space, whatever was sent; so the raw bytes are tried first, and then
 * the same bytes without the white space between the parts of the JSON. Nothing is parsed for that.
 */
public final class EbaySignature implements SignatureCheck {
    private static final String HEADER = "X-EBAY-SIGNATURE";

    private final KeyVerifier verifier;

    /** A check by these keys. */
    public EbaySignature(KeyResolver keys) {
        verifier = new KeyVerifier(HEADER, keys);
    }

    @Override
    public Optional<Rejected> check(RawDelivery delivery, ChannelAccount account, Origin origin) {
        Optional<String> header = delivery.header(HEADER);
        if (header.isEmpty()) {
            return verifier.missing(origin);
        }
        Optional<JsonNode> parts = decode(header.get());
        return parts.isEmpty()
                ? verifier.malformed(origin, "it must be JSON in Base64")
                : verifier.check(
                        origin,
                        account,
                        Algorithm.ECDSA_SHA1,
                        Nodes.text(parts.get(), "kid"),
                        Nodes.text(parts.get(), "signature"),
                        delivery.body(),
                        compact(delivery.body()));
    }

    private static Optional<JsonNode> decode(String base64) {
        try {
            return JsonBody.tree(Bytes.of(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The JSON without the white space outside of its texts. */
    static Bytes compact(Bytes json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.size());
        boolean inText = false;
        boolean escaped = false;
        for (byte b : json.toArray()) {
            if (inText || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                out.write(b);
            }
            if (escaped) {
                escaped = false;
            } else if (inText && b == '\\') {
                escaped = true;
            } else if (b == '"') {
                inText = !inText;
            }
        }
        return Bytes.of(out.toByteArray());
    }
}
