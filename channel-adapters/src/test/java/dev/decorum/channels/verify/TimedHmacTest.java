package dev.decorum.channels.verify;

import static dev.decorum.channels.verify.Checks.NOW;
import static dev.decorum.channels.verify.Checks.ORIGIN;
import static dev.decorum.channels.verify.Checks.account;
import static dev.decorum.channels.verify.Checks.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.channels.verify.HmacVerifier.Encoding;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.Origin;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimedHmacTest {
    /** By openssl, over {@code 1760000000.{"a":1}} with the key {@code demo-secret}. */
    private static final String SIGNATURE = "f10525287f5f11bee762c09a55a25b00e86ddaba719f0752e71c35eeeeb5f300";

    private static final SignedTime TIME = new SignedTime("X-Time", SignedTime.USUAL);
    private static final HmacVerifier HMAC = new HmacVerifier("X-Sign", Algorithm.SHA256, Encoding.HEX, "");

    @Test
    void timeAndBodyInTwoHeadersAreAcceptedWithinTheTolerance() {
        SignatureCheck check = HMAC.overTimeAndBody("key", TIME, ".");
        var signed = delivery("{\"a\":1}", "X-Sign", SIGNATURE, "X-Time", "1760000000");

        assertThat(check.check(signed, account("key", "demo-secret"), ORIGIN)).isEmpty();
        assertThat(check.check(
                        delivery("{\"a\":1}", "X-Sign", SIGNATURE, "X-Time", "1760000001"),
                        account("key", "demo-secret"),
                        ORIGIN))
                .hasValueSatisfying(rejected -> assertThat(rejected.code()).isEqualTo(Code.SIGNATURE_MISMATCH));
    }

    @Test
    void timeAndSignatureInOneHeaderAreAcceptedInAnyOrder() {
        SignatureCheck check = HMAC.overFields("key", "t", "s", ".", SignedTime.USUAL);

        for (String header : new String[] {"t=1760000000,s=" + SIGNATURE, "s=" + SIGNATURE + ", t=1760000000"}) {
            assertThat(check.check(delivery("{\"a\":1}", "x-sign", header), account("key", "demo-secret"), ORIGIN))
                    .isEmpty();
        }
        for (String header : new String[] {"t=1760000000", "", "s=" + SIGNATURE, "t=1,s=" + SIGNATURE}) {
            assertThat(check.check(delivery("{\"a\":1}", "x-sign", header), account("key", "demo-secret"), ORIGIN))
                    .as(header)
                    .isPresent();
        }
    }

    @Test
    void anOldDeliveryIsRejectedAlthoughItsSignatureIsRight() {
        SignatureCheck check = HMAC.overFields("key", "t", "s", ".", SignedTime.USUAL);
        var later = ORIGIN.event(null, null);
        var origin =
                new Origin(later.channel(), later.surface(), later.account(), null, null, NOW.plusSeconds(301), false);

        assertThat(check.check(
                        delivery("{\"a\":1}", "X-Sign", "t=1760000000,s=" + SIGNATURE),
                        account("key", "demo-secret"),
                        origin))
                .hasValue(new Rejected(
                        origin,
                        Code.OUT_OF_TIME,
                        "The signed time in `X-Sign` is 301 seconds behind the time of receipt; 300 are tolerated. Maybe "
                                + "this machine's clock is wrong, or an old delivery is sent again."));
    }

    @Test
    void timesAreReadInSecondsMillisecondsAndByIso8601() {
        for (String time : new String[] {"1760000000", "1760000000123", "2025-10-09T08:53:20Z"}) {
            assertThat(new SignedTime("X-Time", Duration.ofSeconds(1)).check(ORIGIN, time))
                    .as(time)
                    .isEmpty();
        }
        for (String time : new String[] {"", "now", "99999999999999999999", "-5"}) {
            assertThat(TIME.check(ORIGIN, time)).as(time).map(Rejected::code).hasValue(Code.SIGNATURE_MALFORMED);
        }
        assertThat(TIME.check(ORIGIN, null))
                .map(Rejected::reason)
                .hasValue("The `X-Time` holds no time: it must be in seconds since 1970 or by ISO 8601. Maybe a proxy "
                        + "rewrites it.");
        assertThat(TIME.check(ORIGIN, "1760000400")).map(Rejected::code).hasValue(Code.OUT_OF_TIME);
    }

    @Test
    void sha1IsSpokenWhereAHelpdeskStillUsesIt() {
        HmacVerifier sha1 = new HmacVerifier("X-Hub-Signature", Algorithm.SHA1, Encoding.HEX, "sha1=");
        var signed = delivery("{\"a\":1}", "X-Hub-Signature", "sha1=76d8e401a7758b8ec5057f7cdff8a8dea49726bc");

        assertThat(sha1.overBody("key").check(signed, account("key", "demo-secret"), ORIGIN))
                .isEmpty();
    }

    @Test
    void aSharedTokenIsEqualOrRefusedInWords() {
        SignatureCheck check = new SharedToken("X-Token", "token").inHeader();

        assertThat(check.check(delivery("", "x-token", "demo"), account("token", "demo"), ORIGIN))
                .isEmpty();
        assertThat(reason(check.check(delivery("", "x-token", "Demo"), account("token", "demo"), ORIGIN)))
                .isEqualTo(
                        "The `X-Token` is not the secret `token` of the account `shop`. Enter the same token here and "
                                + "at the channel.");
        assertThat(reason(check.check(delivery(""), account("token", "demo"), ORIGIN)))
                .isEqualTo("The `X-Token` is missing. Enter the same token here and at the channel.");
        assertThat(check.check(delivery("", "x-token", "demo"), account("other", "demo"), ORIGIN))
                .map(Rejected::code)
                .hasValue(Code.ACCOUNT_INCOMPLETE);
    }

    private static String reason(Optional<Rejected> rejected) {
        return rejected.orElseThrow().reason();
    }
}
