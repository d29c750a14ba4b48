package dev.decorum.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.channels.verify.SortedSha1;
import dev.decorum.channels.verify.WeChatEnvelope;
import dev.decorum.policy.channel.Bytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A body as a channel sends it that no single command of a shell can sign, and the arguments that go with it. */
record SignedDelivery(Bytes body, List<String> arguments) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SECRET = "demo-secret";
    private static final String AES_KEY = "ZGVjb3J1bS1kZW1vLWtleS1vZi0zMi1ieXRlcy0wMDA";

    /** The body, signed at this time. */
    static SignedDelivery of(String channel, Bytes body, Instant now) throws GeneralSecurityException, IOException {
        String seconds = String.valueOf(now.getEpochSecond());
        return switch (channel) {
            case "chatwoot" ->
                header(body, "X-Chatwoot-Timestamp: " + seconds)
                        .and("--header", "X-Chatwoot-Signature: sha256=" + hex(Bytes.utf8(seconds + "."), body))
                        .and("--secret", SECRET);
            case "zendesk" ->
                header(body, "X-Zendesk-Webhook-Signature-Timestamp: " + now)
                        .and("--header", "X-Zendesk-Webhook-Signature: " + base64(Bytes.utf8(now.toString()), body))
                        .and("--secret", SECRET);
            case "tiktok-dm" ->
                header(body, "Tiktok-Signature: t=" + seconds + ",s=" + hex(Bytes.utf8(seconds + "."), body))
                        .and("--secret", SECRET);
            case "lazada", "tiktok-shop" ->
                header(body, "Authorization: " + hex(Bytes.utf8("demo-app-key"), body))
                        .and("--secret", SECRET)
                        .and("--secret", "app-key=demo-app-key");
            case "shopee" ->
                header(body, "Authorization: " + hex(Bytes.utf8("https://shop.example/hook|"), body))
                        .and("--secret", SECRET)
                        .and("--secret", "callback-url=https://shop.example/hook");
            case "ebay" -> ebay(body);
            case "amazon" -> amazon(body);
            case "wechat" -> sealed(body, seconds, "app-id");
            case "wecom" -> sealed(body, seconds, "corp-id");
            default -> throw new IllegalArgumentException("Nobody knows here how `" + channel + "` signs.");
        };
    }

    private static SignedDelivery header(Bytes body, String header) {
        return new SignedDelivery(body, List.of("--header", header));
    }

    private SignedDelivery and(String option, String value) {
        List<String> more = new ArrayList<>(arguments);
        more.add(option);
        more.add(value);
        return new SignedDelivery(body, List.copyOf(more));
    }

    private static SignedDelivery ebay(Bytes body) throws GeneralSecurityException, IOException {
        KeyPair pair = pair("EC", 256);
        byte[] signed = MAPPER.writeValueAsBytes(MAPPER.readTree(body.toArray()));
        String json = "{\"alg\":\"ecdsa\",\"kid\":\"demo\",\"signature\":\"" + sign("SHA1withECDSA", pair, signed)
                + "\",\"digest\":\"SHA1\"}";
        return header(
                        Bytes.of(signed),
                        "X-EBAY-SIGNATURE: " + Base64.getEncoder().encodeToString(json.getBytes(UTF_8)))
                .and("--secret", "public-key=" + written(pair));
    }

    private static SignedDelivery amazon(Bytes body) throws GeneralSecurityException, IOException {
        KeyPair pair = pair("RSA", 2048);
        ObjectNode root = (ObjectNode) MAPPER.readTree(body.toArray());
        StringBuilder signed = new StringBuilder();
        for (String field : List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")) {
            if (root.has(field)) {
                signed.append(field)
                        .append('\n')
                        .append(root.get(field).textValue())
                        .append('\n');
            }
        }
        root.put("SignatureVersion", "2");
        root.put("SigningCertURL", "https://sns.eu-central-1.amazonaws.com/demo.pem");
        root.put("Signature", sign("SHA256withRSA", pair, signed.toString().getBytes(UTF_8)));
        return new SignedDelivery(Bytes.of(MAPPER.writeValueAsBytes(root)), List.of())
                .and("--secret", "public-key=" + written(pair))
                .and("--secret", "topic-arn=" + root.path("TopicArn").textValue());
    }

    private static SignedDelivery sealed(Bytes body, String seconds, String receiver) {
        String envelope = WeChatEnvelope.of(AES_KEY, "demo").orElseThrow().seal(body, Bytes.utf8("0123456789abcdef"));
        Bytes xml = Bytes.utf8("<xml><Encrypt><![CDATA[" + envelope + "]]></Encrypt></xml>");
        return new SignedDelivery(xml, List.of())
                .and("--query", "msg_signature=" + SortedSha1.sign("demo-token", seconds, "nonce", envelope))
                .and("--query", "timestamp=" + seconds)
                .and("--query", "nonce=nonce")
                .and("--query", "encrypt_type=aes")
                .and("--secret", "token=demo-token")
                .and("--secret", "aes-key=" + AES_KEY)
                .and("--secret", receiver + "=demo");
    }

    private static String hex(Bytes... parts) {
        return HexFormat.of().formatHex(Algorithm.SHA256.sign(SECRET, parts));
    }

    private static String base64(Bytes... parts) {
        return Base64.getEncoder().encodeToString(Algorithm.SHA256.sign(SECRET, parts));
    }

    private static KeyPair pair(String algorithm, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    private static String written(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    private static String sign(String algorithm, KeyPair pair, byte[] bytes) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(bytes);
        return Base64.getEncoder().encodeToString(signature.sign());
    }
}
