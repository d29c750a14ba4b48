package dev.decorum.example.operations.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.operations.Recognition;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Held-out sentences are never trained on; they were written by the hand that wrote the others. */
class TrainedRecognizerTest {
    private static final Path HELD_OUT = Path.of("src/test/resources/held-out");

    private final TrainedRecognizer recognizer = new TrainedRecognizer();

    @Test
    void everyLanguageHasAtLeastEightSentencesOfEveryIntent() {
        for (String language : LabelledSentences.LANGUAGES) {
            Map<String, Long> counts = LabelledSentences.of(language).stream()
                    .collect(Collectors.groupingBy(LabelledSentences.Labelled::label, Collectors.counting()));
            for (Intent intent : Intent.values()) {
                assertThat(counts.getOrDefault(FactKinds.wordFor(intent), 0L))
                        .as(language + " " + intent)
                        .isGreaterThanOrEqualTo(8);
            }
            assertThat(counts).hasSize(Intent.values().length + 1);
        }
    }

    @Test
    void heldOutSentencesAreTrainedOnInNoLanguage() throws IOException {
        for (String language : LabelledSentences.LANGUAGES) {
            Set<String> trained = LabelledSentences.of(language).stream()
                    .map(LabelledSentences.Labelled::text)
                    .collect(Collectors.toSet());
            assertThat(heldOut(language)).noneMatch(row -> trained.contains(row[1]));
        }
    }

    @Test
    void heldOutSentencesAreToldRightInEveryLanguage() throws IOException {
        Map<String, Double> accuracy = new TreeMap<>();
        int reached = 0;
        int right = 0;
        int asked = 0;
        for (String language : LabelledSentences.LANGUAGES) {
            IntentClassifier classifier = IntentClassifier.trainedFrom(LabelledSentences.of(language));
            List<String[]> rows = heldOut(language);
            int hits = 0;
            for (String[] row : rows) {
                Map<String, Double> likely = classifier.probabilities(row[1]);
                Map.Entry<String, Double> best = Collections.max(likely.entrySet(), Map.Entry.comparingByValue());
                hits += best.getKey().equals(row[0]) ? 1 : 0;
                asked += row[0].equals("none") ? 0 : 1;
                if (best.getValue() >= TrainedRecognizer.THRESHOLD
                        && !best.getKey().equals("none")) {
                    reached++;
                    right += best.getKey().equals(row[0]) ? 1 : 0;
                }
            }
            accuracy.put(language, (double) hits / rows.size());
        }
        assertThat(accuracy.values()).as(accuracy.toString()).allMatch(share -> share >= 0.70);
        assertThat(accuracy.values().stream().mapToDouble(v -> v).average().orElse(0))
                .isGreaterThanOrEqualTo(0.81);
        assertThat((double) right / reached)
                .as("told right of those that reach the threshold")
                .isGreaterThan(0.94);
        assertThat((double) right / asked).as("found of all").isGreaterThan(0.69);
    }

    @Test
    void wholeMessagesRarelyHaveAnIntentTheyDoNotAskFor() throws IOException {
        int right = 0;
        List<String> wrong = new ArrayList<>();
        int missed = 0;
        for (String line : Files.readAllLines(HELD_OUT.resolve("messages.tsv"))) {
            String[] row = line.split("\t", -1);
            Set<String> asked =
                    Arrays.stream(row[1].split(",")).filter(w -> !w.isEmpty()).collect(Collectors.toSet());
            Set<String> found = recognizer.recognize(row[2], null).intents().stream()
                    .map(FactKinds::wordFor)
                    .collect(Collectors.toSet());
            right += (int) found.stream().filter(asked::contains).count();
            missed += (int) asked.stream().filter(word -> !found.contains(word)).count();
            found.stream().filter(word -> !asked.contains(word)).forEach(word -> wrong.add(word + ": " + row[2]));
        }
        assertThat(wrong).hasSizeLessThanOrEqualTo(4);
        assertThat(right).isGreaterThanOrEqualTo(43);
        assertThat(missed).isLessThanOrEqualTo(18);
    }

    @Test
    void theLanguageIsToldByFewWords() throws IOException {
        int right = 0;
        int wrong = 0;
        int all = 0;
        for (String language : LabelledSentences.LANGUAGES) {
            for (String[] row : heldOut(language)) {
                String told = recognizer.recognize(row[1], null).language();
                right += language.equals(told) ? 1 : 0;
                wrong += told != null && !language.equals(told) ? 1 : 0;
                all++;
            }
        }
        assertThat((double) right / all).isGreaterThan(0.96);
        assertThat((double) wrong / all).isLessThan(0.02);
    }

    @Test
    void severalIntentsAreRecognisedAtOnceWithHowSureThatIs() {
        Recognition german =
                recognizer.recognize("Meine Bestellung ist noch nicht da, ich möchte mein Geld zurück.", null);
        assertThat(german.language()).isEqualTo("de");
        assertThat(german.intents()).containsExactlyInAnyOrder(Intent.DELIVERY_DELAY, Intent.GET_REFUND);
        assertThat(german.confidence().values())
                .allSatisfy(sure -> assertThat(sure).isBetween(TrainedRecognizer.THRESHOLD, 1.0));
        assertThat(recognizer
                        .recognize("Where is my order? I want my money back.", null)
                        .intents())
                .containsExactlyInAnyOrder(Intent.TRACK_ORDER, Intent.GET_REFUND);
    }

    @Test
    void whatIsNotUnderstoodHasNeitherIntentNorLanguage() {
        assertThat(recognizer.recognize("", "de")).isEqualTo(Recognition.NOTHING);
        assertThat(recognizer.recognize("qzxv wrtk plmn", null)).isEqualTo(Recognition.NOTHING);
        assertThat(recognizer.recognize("12345", null)).isEqualTo(Recognition.NOTHING);
    }

    @Test
    void aTextTooShortToTellIsReadInTheLanguageTheCustomerWroteBefore() {
        assertThat(recognizer.recognize("我要退款", null).intents()).isEmpty();
        Recognition expected = recognizer.recognize("我要退款", "zh-CN");
        assertThat(expected.language()).isNull();
        assertThat(expected.intents()).contains(Intent.GET_REFUND);
    }

    @Test
    void trainingIsDeterministic() {
        String text = "Bitte stornieren, ich brauche außerdem die Rechnung.";
        assertThat(new TrainedRecognizer().recognize(text, null)).isEqualTo(recognizer.recognize(text, null));
    }

    private static List<String[]> heldOut(String language) throws IOException {
        return Files.readAllLines(HELD_OUT.resolve(language + ".tsv")).stream()
                .map(line -> line.split("\t"))
                .toList();
    }
}
