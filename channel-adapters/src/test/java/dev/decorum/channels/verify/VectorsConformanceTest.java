package dev.decorum.channels.verify;

import static dev.decorum.channels.verify.Checks.ORIGIN;
import static dev.decorum.channels.verify.Checks.account;
import static dev.decorum.channels.verify.Checks.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.channels.verify.HmacVerifier.Encoding;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs over the published vectors in the folder that {@code -Dconformance.payloads} names, when it does. */
class VectorsConformanceTest {
    @TestFactory
    Stream<DynamicTest> everyPublishedVectorHolds() throws IOException {
        String folder = System.getProperty("conformance.payloads");
        if (folder == null) {
            return Stream.of();
        }
        JsonNode vectors = new JsonMapper()
                .readTree(Path.of(folder, "vectors", "signature-vectors.json").toFile());
        return StreamSupport.stream(vectors.spliterator(), false)
                .map(vector -> DynamicTest.dynamicTest(text(vector, "id"), () -> check(vector, Path.of(folder))));
    }

    private static void check(JsonNode vector, Path folder) throws Exception {
        switch (text(vector, "id")) {
            case "ebay-published" -> ebay(vector, folder);
            case "ebay-challenge" ->
                assertThat(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256")
                                        .digest((text(vector, "challengeCode")
                                                        + text(vector, "verificationToken")
                                                        + text(vector, "endpoint"))
                                                .getBytes(StandardCharsets.UTF_8))))
                        .isEqualTo(text(vector, "expected"));
            case "wechat-url-check" ->
                assertThat(SortedSha1.sign(text(vector, "token"), text(vector, "timestamp"), text(vector, "nonce")))
                        .isEqualTo(text(vector, "expected"));
            case "wxjava-sha1-gen" -> assertThat(SortedSha1.sign("345", "123")).isEqualTo(text(vector, "expected"));
            case "wecom-verify-url-published" -> wecom(vector);
            default -> hmac(vector);
        }
    }

    private static void hmac(JsonNode vector) {
        String header = text(vector, "header");
        String expected = text(vector, "expected");
        String prefix = expected.startsWith("sha256=") ? "sha256=" : expected.startsWith("sha1=") ? "sha1=" : "";
        Algorithm algorithm = prefix.equals("sha1=") ? Algorithm.SHA1 : Algorithm.SHA256;
        Encoding encoding = expected.endsWith("=") ? Encoding.BASE64 : Encoding.HEX;
        HmacVerifier hmac = new HmacVerifier(header, algorithm, encoding, prefix);
        SignatureCheck check = expected.startsWith("t=")
                ? hmac.overFields("key", "t", "s", ".", SignedTime.USUAL)
                : hmac.over(
                        "key",
                        (delivery, account) ->
                                List.of(Bytes.utf8(vector.path("app_key").asText()), delivery.body()));
        ChannelAccount account = account("key", text(vector, "secret"));

        assertThat(check.check(delivery(text(vector, "body"), header, expected), account, ORIGIN))
                .isEmpty();
        assertThat(check.check(delivery(text(vector, "body") + " ", header, expected), account, ORIGIN))
                .isPresent();
    }

    private static void ebay(JsonNode vector, Path folder) throws IOException {
        String key = new JsonMapper()
                .readTree(folder.resolve(text(vector, "public_key_file")).toFile())
                .path("key")
                .asText();
        String body = Files.readString(folder.resolve("ebay").resolve("message.json"));
        SignatureCheck check = new EbaySignature(KeyResolver.ofAccount("public-key"));
        ChannelAccount account = account("public-key", key);
        String header = text(vector, "expected_header");

        assertThat(check.check(delivery(body, "X-EBAY-SIGNATURE", header), account, ORIGIN))
                .isEmpty();
        assertThat(check.check(
                        delivery(body.replace("test_user", "other"), "X-EBAY-SIGNATURE", header), account, ORIGIN))
                .isPresent();
    }

    private static void wecom(JsonNode vector) {
        ChannelAccount account = ChannelAccount.of("shop", "demo", Map.of("token", text(vector, "token")));
        String echo = text(vector, "echostr");

        assertThat(new SortedSha1("msg_signature", "token")
                        .check(
                                ORIGIN,
                                text(vector, "msg_signature"),
                                account,
                                text(vector, "timestamp"),
                                text(vector, "nonce"),
                                echo))
                .isEmpty();
        assertThat(WeChatEnvelope.of(text(vector, "encodingAesKey"), text(vector, "corpId"))
                        .orElseThrow()
                        .open(echo))
                .hasValue(Bytes.utf8(text(vector, "expected_reply")));
    }

    private static String text(JsonNode vector, String field) {
        assertThat(vector.path(field).isTextual())
                .as(vector.path("id") + " " + field)
                .isTrue();
        return vector.path(field).textValue();
    }
}
