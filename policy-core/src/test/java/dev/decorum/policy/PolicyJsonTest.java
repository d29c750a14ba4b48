package dev.decorum.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.VerificationLevel;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyJsonTest {
    private static final PolicyRequest REQUEST = PolicyRequest.on("web-chat")
            .in("de")
            .at(Instant.parse("2026-03-02T10:00:00Z"))
            .with(
                    Customer.verified(VerificationLevel.TWO_DATA_POINTS),
                    Message.of("web-chat", Audience.PRIVATE, "de", "Wo ist mein Geld?")
                            .withIntents(Set.of(Intent.TRACK_REFUND)),
                    new Refund("r1", Money.of("10.00", "EUR"), "order-1"))
            .build();

    @Test
    void aRequestComesBackAsItWasWritten() throws Exception {
        String json = PolicyJson.write(REQUEST);
        PolicyRequest read = PolicyJson.readRequest(json);
        assertThat(read).isEqualTo(REQUEST);
        assertThat(PolicyJson.write(read)).isEqualTo(json);
    }

    @Test
    void fixedValuesAreWords() {
        assertThat(PolicyJson.write(REQUEST))
                .contains("\"verified\":\"two-data-points\"")
                .contains("\"intents\":[\"track_refund\"]")
                .contains("\"fact\":\"refund\"");
    }

    @Test
    void twoActionsWithOneIdAreRefused() {
        assertThatThrownBy(() -> REQUEST.with(new Refund("r1", Money.of("5.00", "EUR"), "order-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Two actions of the request have the id `r1`. Give each action an id of its own: rulings name"
                                + " it.");
    }

    @Test
    void aRequestNeedsARegionAndAnInstant() {
        assertThatThrownBy(() -> PolicyRequest.on("web-chat").build())
                .hasMessage("The request has no region. Maybe call in(\"de\") on the builder.");
        assertThatThrownBy(() -> PolicyRequest.on("web-chat").in("de").build())
                .hasMessage("The request has no instant. Maybe call at(clock.instant()).");
    }

    @Test
    void moneyIsNotNegativeAndHasACurrency() {
        assertThatThrownBy(() -> Money.of("-1", "EUR"))
                .hasMessage(
                        "An amount of money is never negative, and this one is -1. Maybe the direction belongs in the"
                                + " kind of action.");
        assertThatThrownBy(() -> Money.of("1", "eur"))
                .hasMessage("The currency `eur` is not an ISO 4217 code. Maybe write it in capitals, like EUR.");
    }
}
