package dev.decorum.policy.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
    private static Reply saying(String text) {
        return Reply.of(Audience.PRIVATE, Author.BOT, "en", text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Your parcel is on its way.                        | 0",
                "See https://shop.example/returns for the steps.   | 1",
                "Look at www.example.org or at shop.example.com.   | 2",
                "Write to help@example.com, please.                | 0",
                "It was sent on 20.11.2026 at 10.30 by the carrier | 0",
                "It is short: bit.ly/3xYz                          | 1"
            })
    void countsWebAddresses(String text, int links) {
        assertThat(saying(text).links()).isEqualTo(links);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Your parcel is on its way.                         | 0",
                "Write to help@example.com, please.                 | 1",
                "Call +49 (30) 1234-5678 or 0044 20 7946 0000.      | 2",
                "Your order 114-1234567-1234567 was sent.           | 0",
                "It costs +5 euros more.                            | 0",
                "@shop answers here                                 | 0"
            })
    void countsMailAddressesAndTelephoneNumbers(String text, int contacts) {
        assertThat(saying(text).contacts()).isEqualTo(contacts);
    }

    @Test
    void withoutItsTextTheCountsStay() {
        Reply reply = new Reply(
                Audience.PRIVATE,
                Author.AGENT,
                "en",
                "Mail help@example.com or see https://shop.example",
                0,
                0,
                0,
                Set.of("ai-author"));

        assertThat(reply.withoutText())
                .isEqualTo(new Reply(
                        Audience.PRIVATE, Author.AGENT, "en", null, reply.length(), 1, 1, Set.of("ai-author")));
    }

    @Test
    @Timeout(10)
    void aLongTextOfDotsAndDigitsIsCountedAtOnce() {
        String hostile = "a.".repeat(50_000) + "+1".repeat(50_000) + "@".repeat(50_000);

        assertThat(saying(hostile).links() + saying(hostile).contacts()).isZero();
    }
}
