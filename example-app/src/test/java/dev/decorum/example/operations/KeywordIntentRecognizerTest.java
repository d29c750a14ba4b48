package dev.decorum.example.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.fact.Intent;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeywordIntentRecognizerTest {
    private final IntentRecognizer recognizer = new KeywordIntentRecognizer();

    @Test
    void severalIntentsAreRecognisedAtOnce() {
        assertThat(recognizer.recognize("Meine Bestellung ist noch  nicht da, ich möchte mein Geld zurück."))
                .isEqualTo(new Recognition("de", Set.of(Intent.DELIVERY_DELAY, Intent.GET_REFUND)));
        assertThat(recognizer.recognize("Where is my order? I want my money back."))
                .isEqualTo(new Recognition("en", Set.of(Intent.TRACK_ORDER, Intent.GET_REFUND)));
    }

    @Test
    void whatIsNotUnderstoodHasNeitherIntentNorLanguage() {
        assertThat(recognizer.recognize("Ça va?")).isEqualTo(new Recognition(null, Set.of()));
        assertThat(recognizer.recognize("")).isEqualTo(new Recognition(null, Set.of()));
    }
}
