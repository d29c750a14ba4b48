package dev.decorum.policy.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.fact.LengthUnit;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextSplitterTest {
    private static final String FAMILY = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66";
    private static final String FLAG = "\ud83c\udde9\ud83c\uddea";
    private static final List<String> PIECES = List.of(
            "a",
            "Wort",
            " ",
            "  ",
            ". ",
            "\n",
            "\n\n",
            "\r\n",
            FAMILY,
            FLAG,
            "e\u0301",
            "\ud83d\udc4d\ud83c\udffd",
            "好",
            "。",
            "ç",
            "\u0301",
            "\u200d",
            "\u0915\u094d\u0937\u093f",
            "각");

    @Test
    void aTextThatFitsIsItsOnlyPartUnchanged() {
        assertThat(split(" Guten Tag \n", 12)).containsExactly(" Guten Tag \n");
    }

    @Test
    void aParagraphIsPreferredToALineAndALineToASentenceAndASentenceToAWord() {
        assertThat(split("Eins zwei drei.\n\nDrei. Vier\nfünf", 28))
                .containsExactly("Eins zwei drei.", "Drei. Vier\nfünf");
        assertThat(split("Eins zwei. Drei\nvier fünf sechs", 22)).containsExactly("Eins zwei. Drei", "vier fünf sechs");
        assertThat(split("Eins zwei. Drei vier fünf", 18)).containsExactly("Eins zwei.", "Drei vier fünf");
        assertThat(split("Eins zwei drei vier", 12)).containsExactly("Eins zwei", "drei vier");
        assertThat(split("好好好。好好好好", 6)).containsExactly("好好好。", "好好好好");
    }

    @Test
    void aTextWithoutBlanksIsCutBetweenCharacters() {
        assertThat(split("abcdefg", 3)).containsExactly("abc", "def", "g");
    }

    @Test
    void familiesFlagsAccentsAndSkinTonesStayWhole() {
        assertThat(TextSplitter.split(FAMILY + FAMILY, 20, LengthUnit.UTF16_UNITS))
                .hasValue(List.of(FAMILY, FAMILY));
        assertThat(TextSplitter.split(FLAG.repeat(3), 3, LengthUnit.CHARACTERS)).hasValue(List.of(FLAG, FLAG, FLAG));
        assertThat(TextSplitter.split("e\u0301e\u0301", 5, LengthUnit.BYTES)).hasValue(List.of("e\u0301", "e\u0301"));
    }

    @Test
    void whatIsOneCharacterAndTooLongIsNotTorn() {
        assertThat(TextSplitter.split("Hallo " + FAMILY, 10, LengthUnit.BYTES)).isEmpty();
        assertThat(TextSplitter.split("e" + "\u0301".repeat(5_000), 4_096, LengthUnit.CHARACTERS))
                .isEmpty();
    }

    @Test
    void lengthsAreCountedInTheUnitOfTheChannel() {
        assertThat(TextSplitter.length(FAMILY, LengthUnit.CHARACTERS)).isEqualTo(7);
        assertThat(TextSplitter.length(FAMILY, LengthUnit.UTF16_UNITS)).isEqualTo(11);
        assertThat(TextSplitter.length(FAMILY, LengthUnit.BYTES)).isEqualTo(25);
    }

    @Test
    void partsFitAreWholeAndTogetherAreTheTextButForBlanks() {
        Random random = new Random(20261102);
        int rounds = System.getProperty("long") == null ? 3_000 : 100_000;
        for (int round = 0; round < rounds; round++) {
            StringBuilder text = new StringBuilder();
            int pieces = random.nextInt(60);
            for (int i = 0; i < pieces; i++) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            LengthUnit unit = LengthUnit.values()[random.nextInt(3)];
            assertWhole(text.toString(), 1 + random.nextInt(60), unit);
        }
    }

    @Test
    void aLongTextTakesTimeInProportion() {
        for (String seed : List.of("a", FLAG, FAMILY, "Wort ", "e\u0301", " ", "\n\n")) {
            String text = seed.repeat(200_000);
            long start = System.nanoTime();
            TextSplitter.split(text, 1_000, LengthUnit.BYTES);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(seed).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aPartMustHoldSomething() {
        assertThatThrownBy(() -> TextSplitter.split("a", 0, LengthUnit.BYTES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The longest part is 0 long. It must be 1 or more.");
    }

    private static void assertWhole(String text, int max, LengthUnit unit) {
        Set<Integer> bounds = new TreeSet<>(Set.of(0));
        int longest = 0;
        Matcher clusters = Pattern.compile("\\X").matcher(text);
        while (clusters.find()) {
            bounds.add(clusters.end());
            longest = Math.max(longest, TextSplitter.length(clusters.group(), unit));
        }
        List<String> parts = TextSplitter.split(text, max, unit).orElse(null);
        if (parts == null) {
            assertThat(longest).isGreaterThan(max);
            return;
        }
        int at = 0;
        for (String part : parts) {
            int start = text.indexOf(part, at);
            assertThat(TextSplitter.length(part, unit)).isLessThanOrEqualTo(max);
            assertThat(start).as(text).isNotNegative();
            assertThat(text.substring(at, start)).isBlank();
            assertThat(bounds).contains(start, start + part.length());
            at = start + part.length();
        }
        assertThat(text.substring(at)).isBlank();
    }

    private static List<String> split(String text, int max) {
        return TextSplitter.split(text, max, LengthUnit.CHARACTERS).orElseThrow();
    }
}
