package dev.decorum.policy.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Message;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CustomerKeyTest {
    private static final CustomerKey KEY = key(1);
    private static final String PHONE = "+49 30 555 0100";

    @Test
    void aTextIsDigestedUnderTheKeyOfItsCustomerAndItsMeaning() {
        assertThat(KEY.digest("phone", PHONE))
                .matches("[0-9a-f]{64}")
                .isEqualTo(key(1).digest("phone", PHONE))
                .isNotEqualTo(key(2).digest("phone", PHONE))
                .isNotEqualTo(KEY.digest("fax", PHONE))
                .isNotEqualTo(KEY.digest("phone", PHONE + " "));
    }

    @Test
    void loneSurrogatesAreNotMistakenForQuestionMarks() {
        assertThat(KEY.digest("text", "\ud800")).isNotEqualTo(KEY.digest("text", "?"));
    }

    @Test
    void theHashOfFactsCoversTheTexts() {
        assertThat(KEY.factsHash(request("Hello")))
                .isEqualTo(KEY.factsHash(request("Hello")))
                .isNotEqualTo(KEY.factsHash(request("Hullo")))
                .isNotEqualTo(key(2).factsHash(request("Hello")));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> CustomerKey.of(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A customer's key has at least 32 bytes, and this one has 31. Maybe take them from a"
                        + " SecureRandom.");
    }

    @Test
    void aPayloadHoldsTheDigestAndNotTheText() {
        Payload payload = Payload.empty().text("phone", PHONE, KEY);
        assertThat(payload.content()).hasToString("{\"phone\":\"" + KEY.digest("phone", PHONE) + "\"}");
    }

    @Test
    void aTextIsNotTakenForAHash() {
        assertThatThrownBy(() -> Payload.empty().hash("phone", PHONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The value of `phone` is no SHA-256 in lower-case hex. Maybe text(..) was meant, which"
                        + " digests a text.");
    }

    @Test
    void theKeyDoesNotShowItself() {
        assertThat(KEY).hasToString("CustomerKey");
    }

    private static CustomerKey key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return CustomerKey.of(bytes);
    }

    private static PolicyRequest request(String text) {
        return PolicyRequest.on("web-chat")
                .in("de")
                .at(Instant.parse("2026-03-02T10:00:00Z"))
                .with(Message.of("web-chat", Audience.PRIVATE, "en", text))
                .build();
    }
}
