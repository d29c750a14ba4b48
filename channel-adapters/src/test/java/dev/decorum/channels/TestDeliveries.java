package dev.decorum.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.RawDelivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Deliveries of the tests, signed as marketplaces sign them. */
public final class TestDeliveries {
    /** When the deliveries of the tests arrive. */
    public static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final KeyPair EC = pair("EC", 256);
    private static final KeyPair RSA = pair("RSA", 2048);

    private TestDeliveries() {}

    /** A file of the class path. */
    public static Bytes file(String path) {
        try (InputStream in = Objects.requireNonNull(TestDeliveries.class.getResourceAsStream(path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A delivery by POST at the time of the tests. */
    public static RawDelivery post(Bytes body) {
        return RawDelivery.post("/hooks/demo", Map.of(), body, RECEIVED_AT);
    }

    /** The HMAC-SHA256 of the parts in hexadecimal. */
    public static String hex(String secret, Bytes... parts) {
        return HexFormat.of().formatHex(Algorithm.SHA256.sign(secret, parts));
    }

    /** The HMAC-SHA256 of the parts in Base64. */
    public static String base64(String secret, Bytes... parts) {
        return Base64.getEncoder().encodeToString(Algorithm.SHA256.sign(secret, parts));
    }

    /** The delivery with a further header. */
    public static RawDelivery with(RawDelivery delivery, String header, String value) {
        Map<String, List<String>> headers = new TreeMap<>(delivery.headers());
        headers.put(header, List.of(value));
        return new RawDelivery(
                delivery.method(), delivery.path(), headers, delivery.query(), delivery.body(), delivery.receivedAt());
    }

    /** The public key that {@link #ebay} signs by. */
    public static String ebayKey() {
        return Base64.getEncoder().encodeToString(EC.getPublic().getEncoded());
    }

    /** The public key that {@link #sns} signs by. */
    public static String snsKey() {
        return Base64.getEncoder().encodeToString(RSA.getPublic().getEncoded());
    }

    /** The header of eBay's signature over these bytes. */
    public static String ebay(Bytes body) {
        String json = "{\"alg\":\"ecdsa\",\"kid\":\"demo-key\",\"signature\":\""
                + sign("SHA1withECDSA", EC, body.toArray()) + "\",\"digest\":\"SHA1\"}";
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The body as Amazon SNS signs it; as it is when it is no object of JSON. */
    public static Bytes sns(Bytes body) {
        ObjectNode root;
        try {
            JsonNode node = MAPPER.readTree(body.toArray());
            if (!(node instanceof ObjectNode object)) {
                return body;
            }
            root = object;
        } catch (IOException e) {
            return body;
        }
        List<String> fields = "Notification".equals(root.path("Type").asText())
                ? List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
                : List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
        StringBuilder signed = new StringBuilder();
        for (String field : fields) {
            if (root.path(field).isTextual()) {
                signed.append(field)
                        .append('\n')
                        .append(root.path(field).textValue())
                        .append('\n');
            }
        }
        root.put("SignatureVersion", "2");
        root.put("SigningCertURL", "https://sns.eu-central-1.amazonaws.com/demo.pem");
        root.put("Signature", sign("SHA256withRSA", RSA, signed.toString().getBytes(StandardCharsets.UTF_8)));
        try {
            return Bytes.of(MAPPER.writeValueAsBytes(root));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(String algorithm, KeyPair pair, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
