package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeCommandTest {
    private static final String BODY = """
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
            "messaging_product":"whatsapp","metadata":{"phone_number_id":"7"},
            "contacts":[{"profile":{"name":"Lena Musterfrau"},"user_id":"DE.1"}],
            "messages":[{"from_user_id":"DE.1","id":"wamid.FICT1","timestamp":"1793527200","type":"text",
            "text":{"body":"Wo bleibt mein Päckchen?"}}]}}]}]}
            """;

    @TempDir
    Path folder;

    private String file;

    @BeforeEach
    void writeDelivery() throws IOException {
        file = Files.writeString(folder.resolve("delivery.json"), BODY).toString();
    }

    @Test
    void aSignedDeliveryBecomesEvents() throws Exception {
        for (String secret : new String[] {"test", "app-secret=test"}) {
            Run run = Run.of(
                    "intake",
                    "--channel",
                    "whatsapp",
                    "--file",
                    file,
                    "--secret",
                    secret,
                    "--header",
                    signature("test"));

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out())
                    .startsWith("The delivery is verified: 1 event.\n\nmessage-received\n")
                    .contains("  content.text: Wo bleibt mein Päckchen?\n");
        }
    }

    @Test
    void eventsAreAlsoGivenAsJson() throws Exception {
        Run run = Run.of(
                "intake",
                "--json",
                "--channel",
                "whatsapp",
                "--file",
                file,
                "--secret",
                "test",
                "--header",
                signature("test"));

        assertThat(run.out()).startsWith("[ {").contains("\"event\" : \"message-received\"");
    }

    @Test
    void anotherSecretIsRejectedWithTheReason() throws Exception {
        Run run = Run.of(
                "intake", "--channel", "whatsapp", "--file", file, "--secret", "test", "--header", signature("other"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("decorum: " + file + " is rejected (signature-mismatch): The signature in the header")
                .doesNotContain("other", "Lena");
    }

    @Test
    void withoutSecretAndSignatureItIsRejectedAndSaidHowToSign() {
        Run run = Run.of("intake", "--channel", "whatsapp", "--file", file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "(account-incomplete): The account `test` has no secret `app-secret`, so nothing can be",
                        "  = Sign a test delivery with a secret of your own:\n",
                        "--secret test --header \"X-Hub-Signature-256: sha256=$(openssl dgst -sha256 -hmac test < ");
    }

    @Test
    void anUnknownChannelGetsTheNearestAndTheKnownOnes() {
        Run run = Run.of("intake", "--channel", "whatsap", "--file", file);

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err())
                .startsWith("decorum: There is no adapter for the channel `whatsap`. Did you mean `whatsapp`? Known: ")
                .contains("whatsapp");
    }

    @Test
    void aMisspeltSecretAndAHeaderWithoutColonAreBadUsage() {
        assertThat(Run.of("intake", "--channel", "whatsapp", "--file", file, "--secret", "ap-secret=x")
                        .err())
                .startsWith("decorum: The channel `whatsapp` has no secret `ap-secret`. Did you mean `app-secret`?");
        Run run = Run.of("intake", "--channel", "whatsapp", "--file", file, "--header", "X");
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).startsWith("decorum: A header is written like 'Name: value', in quotes.");
        assertThat(Run.of("intake", "--channel", "wecom", "--file", file, "--query", "nonce")
                        .err())
                .startsWith("decorum: A parameter of the query is written like 'name=value', in quotes");
    }

    private static String signature(String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "X-Hub-Signature-256: sha256="
                + HexFormat.of().formatHex(mac.doFinal(BODY.getBytes(StandardCharsets.UTF_8)));
    }
}
