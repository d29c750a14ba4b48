package dev.decorum.channels.verify;

import static dev.decorum.channels.verify.Checks.ORIGIN;
import static dev.decorum.channels.verify.Checks.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import org.junit.jupiter.api.Test;

class WeChatTest {
    private static final SortedSha1 SIGNATURE = new SortedSha1("signature", "token");
    private static final String AES_KEY = "ZGVjb3J1bS1kZW1vLWtleS1vZi0zMi1ieXRlcy0wMDA";
    private static final WeChatEnvelope ENVELOPE =
            WeChatEnvelope.of(AES_KEY, "corp-demo").orElseThrow();

    /** By openssl, of {@code Hallo} for {@code corp-demo}, padded with 30 bytes. */
    private static final String SEALED =
            "gpmjtccN0f+FF2lhOTyGjKtY1fVPtFkVurTNoK1U/1iyEEYvtKwoumP6onCZmUuuq17YWjKcMfReGBFe69uduQ==";

    @Test
    void theSortedSignatureOfOpensslHolds() {
        assertThat(check("dd7da8e7fb2f0bb6fee6aa02f246f6407b700e1b")).isNull();
        assertThat(check("DD7DA8E7FB2F0BB6FEE6AA02F246F6407B700E1B")).isNull();
    }

    @Test
    void aWrongSignatureIsRejectedInWords() {
        assertThat(check("dd7da8e7fb2f0bb6fee6aa02f246f6407b700e1c"))
                .isEqualTo(new Rejected(
                        ORIGIN,
                        Code.SIGNATURE_MISMATCH,
                        "The signature in the parameter `signature` does not match the delivery. Maybe the secret `token` "
                                + "of the account `shop` is not the channel's current one, or the delivery was changed on "
                                + "its way."));
        assertThat(check("dd7d").code()).isEqualTo(Code.SIGNATURE_MALFORMED);
        assertThat(check(null).code()).isEqualTo(Code.SIGNATURE_MISSING);
    }

    @Test
    void theEnvelopeOfOpensslIsOpenedAndSealedTheSameWay() {
        assertThat(ENVELOPE.open(SEALED)).hasValue(Bytes.utf8("Hallo"));
        assertThat(ENVELOPE.seal(Bytes.utf8("Hallo"), Bytes.utf8("0123456789abcdef")))
                .isEqualTo(SEALED);
    }

    @Test
    void messagesOfEveryLengthComeBack() {
        for (int length = 0; length < 100; length++) {
            Bytes message = Bytes.utf8("x".repeat(length));
            assertThat(ENVELOPE.open(ENVELOPE.seal(message, Bytes.utf8("0123456789abcdef"))))
                    .hasValue(message);
        }
    }

    @Test
    void anEnvelopeForAnotherOrByAnotherKeyOrNoneIsNotOpened() {
        assertThat(WeChatEnvelope.of(AES_KEY, "corp-other").orElseThrow().open(SEALED))
                .isEmpty();
        assertThat(WeChatEnvelope.of("Y" + AES_KEY.substring(1), "corp-demo")
                        .orElseThrow()
                        .open(SEALED))
                .isEmpty();
        for (String text : new String[] {"", "x", "%%%", SEALED.substring(4), "AAAA"}) {
            assertThat(ENVELOPE.open(text)).as(text).isEmpty();
        }
    }

    @Test
    void whatIsNoKeyIsNoEnvelope() {
        assertThat(WeChatEnvelope.of("short", "corp-demo")).isEmpty();
        assertThat(WeChatEnvelope.of("%".repeat(43), "corp-demo")).isEmpty();
        assertThat(ENVELOPE).hasToString("WeChatEnvelope[corp-demo]");
        assertThatThrownBy(() -> ENVELOPE.seal(Bytes.EMPTY, Bytes.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The random part has 0 bytes. It must have 16.");
    }

    private static Rejected check(String presented) {
        return SIGNATURE
                .check(ORIGIN, presented, account("token", "demo-token"), "1760000000", "nonce1")
                .orElse(null);
    }
}
