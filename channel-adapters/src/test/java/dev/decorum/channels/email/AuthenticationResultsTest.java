package dev.decorum.channels.email;

import static dev.decorum.channels.email.Mails.mail;
import static dev.decorum.channels.email.Mails.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthenticationResultsTest {
    @Test
    void theMailServerVouchesByDmarcOrByWhatDmarcWouldAsk() {
        for (String results : List.of(
                "mx.shop.example; dmarc=pass",
                "MX.shop.example 1; spf=fail; DMARC=pass (p=none; x) header.from=example.com",
                "mx.shop.example; dkim=fail header.d=example.com; dkim=pass header.d=example.com",
                "mx.shop.example; dkim=pass header.i=@example.com",
                "mx.shop.example; spf=pass smtp.mailfrom=bounce@example.com")) {
            assertThat(vouched(results)).as(results).isTrue();
        }
    }

    @Test
    void nothingElseVouches() {
        for (String results : List.of(
                "mx.evil.example; dmarc=pass",
                "mx.shop.example.evil.example; dmarc=pass",
                "mx.shop.example; dmarc=fail; dkim=pass header.d=example.com",
                "mx.shop.example; dmarc=pass header.from=evil.example",
                "mx.shop.example; dkim=pass header.d=evil.example",
                "mx.shop.example; dkim=pass header.d=com",
                "mx.shop.example; dkim=pass",
                "mx.shop.example; spf=pass smtp.mailfrom=a@evil.example",
                "mx.shop.example; none",
                "mx.shop.example (dmarc=pass)",
                "mx.shop.example; x=y (; dmarc=pass ;)",
                "")) {
            assertThat(vouched(results)).as(results).isFalse();
        }
    }

    @Test
    void theTopmostResultOfDmarcCounts() {
        assertThat(vouched("mx.shop.example; dmarc=fail\nAuthentication-Results: mx.shop.example; dmarc=pass"))
                .isFalse();
    }

    @Test
    void twoSendersAreVouchedForByNobody() {
        Bytes mail = Bytes.utf8("From: a@example.com, b@example.com\r\nMessage-ID: <m1@example.com>\r\n"
                + "Authentication-Results: mx.shop.example; dmarc=pass\r\n\r\nx");

        assertThat(message(mail).sender().id()).startsWith("unverified-");
    }

    private static boolean vouched(String results) {
        return message(mail("Authentication-Results: " + results, "x"))
                .sender()
                .id()
                .startsWith("mail-");
    }
}
