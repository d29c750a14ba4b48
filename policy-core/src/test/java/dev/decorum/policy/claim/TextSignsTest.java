package dev.decorum.policy.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Signal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextSignsTest {
    private static final Lexicon<ClaimCategory> REFUND = new Lexicon<>(
            ClaimCategory.REFUND_COMMITMENT,
            Map.of(
                    "en", List.of("we will refund", "you get ... back", "!!!"),
                    "de", List.of("wir erstatten", "sie bekommen ... zurück")),
            Map.of("en", List.of("unless", "...")));
    private static final Lexicon<ClaimCategory> LIABILITY =
            new Lexicon<>(ClaimCategory.LIABILITY_ADMISSION, Map.of("en", List.of("our fault")), Map.of());
    private static final Lexicon<Signal> LEGAL =
            new Lexicon<>(Signal.LEGAL_THREAT, Map.of("en", List.of("... lawyer"), "de", List.of("anwalt")), Map.of());
    private static final TextSigns SIGNS = new TextSigns(List.of(REFUND, LIABILITY), List.of(LEGAL));

    private static List<String> claims(String text, @Nullable String language) {
        return SIGNS.claims(text, language).stream().map(Claim::text).toList();
    }

    @Test
    void aClaimHasThePlaceAndTheWordsOfItsPhrase() {
        assertThat(SIGNS.claims("Hello. WE  will refund it.", "en"))
                .containsExactly(new Claim(ClaimCategory.REFUND_COMMITMENT, "WE  will refund", 7, 22, "en", 100));
    }

    @Test
    void aSignalHasThePlaceOfItsPhrase() {
        assertThat(SIGNS.signalFindings("My Anwalt writes. The lawyer too.", null))
                .containsExactly(
                        new TextSigns.SignalFinding(Signal.LEGAL_THREAT, 3, 9, "de"),
                        new TextSigns.SignalFinding(Signal.LEGAL_THREAT, 18, 28, "en"));
    }

    @Test
    void aGapSkipsAtMostSixWords() {
        assertThat(claims("You get a b c d e f back", "en")).containsExactly("You get a b c d e f back");
        assertThat(claims("You get a b c d e f g back", "en")).isEmpty();
    }

    @Test
    void eachSentenceHasAtMostOneClaimOfACategoryAndTheFirstPhraseByLanguageAndWordsDecides() {
        assertThat(claims("You get it back, we will refund. We will refund!", "en"))
                .containsExactly("we will refund", "We will refund");
    }

    @Test
    void anExceptionExcusesItsSentenceOnly() {
        assertThat(claims("We will refund unless it is used. We will refund.", "en"))
                .containsExactly("We will refund");
    }

    @Test
    void onlyPhrasesOfTheLanguageSpeakAndAllOfThemWhenItIsNotKnown() {
        assertThat(claims("Wir erstatten. We will refund.", "de-AT")).containsExactly("Wir erstatten");
        assertThat(claims("Wir erstatten. We will refund.", "d")).isEmpty();
        assertThat(claims("Wir erstatten. We will refund.", null)).containsExactly("Wir erstatten", "We will refund");
    }

    @Test
    void claimsOfSeveralCategoriesComeByTheirPlace() {
        assertThat(SIGNS.claims("It is our fault and we will refund.", "en"))
                .extracting(Claim::category)
                .containsExactly(ClaimCategory.LIABILITY_ADMISSION, ClaimCategory.REFUND_COMMITMENT);
    }

    @Test
    void fullWidthLettersAndCapitalsAreTheSameWords() {
        assertThat(claims("ＷＥ will refund", "en")).containsExactly("ＷＥ will refund");
        assertThat(claims("Sie bekommen es ZURÜCK", "de")).containsExactly("Sie bekommen es ZURÜCK");
    }

    @Test
    void aPhraseThatBeginsWithAGapStartsAnywhere() {
        assertThat(SIGNS.signals("I will ask my lawyer.", "en")).containsExactly(Signal.LEGAL_THREAT);
        assertThat(SIGNS.signals("Nothing of the kind.", "en")).isEmpty();
    }

    @Test
    void aPhraseWithoutAnyWordIsNeverFound() {
        assertThat(claims("!!! Nothing is said ...", "en")).isEmpty();
    }
}
