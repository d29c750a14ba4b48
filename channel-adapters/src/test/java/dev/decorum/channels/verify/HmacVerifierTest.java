package dev.decorum.channels.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.channels.verify.HmacVerifier.Encoding;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.fact.Surface;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HmacVerifierTest {
    private static final Origin ORIGIN =
            new Origin("demo", Surface.MESSAGING, "shop", null, null, Instant.parse("2026-11-02T10:00:00Z"), false);
    private static final HmacVerifier HEX =
            new HmacVerifier("X-Hub-Signature-256", Algorithm.SHA256, Encoding.HEX, "sha256=");
    private static final HmacVerifier BASE64 = new HmacVerifier("X-Line", Algorithm.SHA256, Encoding.BASE64, "");

    /** Published in GitHub's documentation of webhooks; Meta uses the same header and algorithm. */
    private static final String PUBLISHED_SECRET = "It's a Secret to Everybody";

    private static final String PUBLISHED_BODY = "Hello, World!";
    private static final String PUBLISHED_SIGNATURE =
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void thePublishedWebhookVectorHolds() {
        assertThat(check(HEX, PUBLISHED_SIGNATURE, PUBLISHED_SECRET, PUBLISHED_BODY))
                .isEmpty();
    }

    @Test
    void theVectorOfRfc4231Holds() {
        byte[] mac = Algorithm.SHA256.sign("Jefe", Bytes.utf8("what do ya want "), Bytes.utf8("for nothing?"));

        assertThat(HexFormat.of().formatHex(mac))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void theVectorOfRfc2202Holds() {
        byte[] mac = Algorithm.SHA1.sign("Jefe", Bytes.utf8("what do ya want for nothing?"));

        assertThat(HexFormat.of().formatHex(mac)).isEqualTo("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    }

    @Test
    void thePublishedVectorInBase64Holds() {
        assertThat(check(BASE64, "3q8QXTAGaey18yL8FWTqdVlbMr6hcuNvM4tefa0o9nA=", "SECRET", "{}"))
                .isEmpty();
    }

    @Test
    void timeStampAndSeparatorArePartsOfWhatIsSigned() {
        String body = "{\"event\":\"im_receive_msg\"}";
        String signature = "126420be4e9a886262af7496e170bfcb27dae1e3cff07030019fcae7f9415082";
        HmacVerifier bare = new HmacVerifier("Tiktok-Signature", Algorithm.SHA256, Encoding.HEX, "");

        assertThat(check(bare, signature, "client_secret_01", "1760000000", ".", body))
                .isEmpty();
        assertThat(check(bare, signature, "client_secret_01", "1760000001", ".", body))
                .hasValueSatisfying(rejected -> assertThat(rejected.code()).isEqualTo(Code.SIGNATURE_MISMATCH));
    }

    @Test
    void anotherBodyDoesNotMatch() {
        assertThat(check(HEX, PUBLISHED_SIGNATURE, PUBLISHED_SECRET, "Hello, World?"))
                .hasValue(new Rejected(
                        ORIGIN,
                        Code.SIGNATURE_MISMATCH,
                        "The signature in the header `X-Hub-Signature-256` does not match the body. Maybe the secret "
                                + "`app-secret` of the account `shop` is not the channel's current one, or the body "
                                + "was changed on its way."));
    }

    @Test
    void aMissingSignatureIsSaidToBeMissing() {
        assertThat(check(HEX, null, PUBLISHED_SECRET, PUBLISHED_BODY))
                .hasValue(new Rejected(
                        ORIGIN,
                        Code.SIGNATURE_MISSING,
                        "The header `X-Hub-Signature-256` is missing, so nothing shows that the channel sent this. "
                                + "Maybe a proxy drops the header, or somebody else found the address."));
    }

    @Test
    void whatIsNoSignatureIsToldFromAWrongOne() {
        assertThat(check(HEX, "sha1=757107", PUBLISHED_SECRET, PUBLISHED_BODY))
                .hasValue(new Rejected(
                        ORIGIN,
                        Code.SIGNATURE_MALFORMED,
                        "The header `X-Hub-Signature-256` is no signature: it must be `sha256=` and then 64 "
                                + "hexadecimal digits. Maybe a proxy rewrites the header."));
        assertThat(check(BASE64, "%%%", "SECRET", "{}")).hasValueSatisfying(rejected -> assertThat(rejected.reason())
                .startsWith("The header `X-Line` is no signature: it must be 32 bytes in Base64."));
    }

    @Test
    void anAccountWithoutTheSecretIsToldWhichOneToAdd() {
        ChannelAccount account = ChannelAccount.of("shop", "demo", Map.of());

        assertThat(HEX.check(ORIGIN, PUBLISHED_SIGNATURE, account, "app-secret", Bytes.utf8(PUBLISHED_BODY)))
                .hasValue(new Rejected(
                        ORIGIN,
                        Code.ACCOUNT_INCOMPLETE,
                        "The account `shop` has no secret `app-secret`, so nothing can be verified. Add it to the "
                                + "account; the channel will deliver again."));
    }

    private static Optional<Rejected> check(
            HmacVerifier verifier, @Nullable String presented, String secret, String... parts) {
        ChannelAccount account = ChannelAccount.of("shop", "demo", Map.of("app-secret", secret));
        Bytes[] signed = Arrays.stream(parts).map(Bytes::utf8).toArray(Bytes[]::new);
        return verifier.check(ORIGIN, presented, account, "app-secret", signed);
    }
}
