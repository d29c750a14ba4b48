package dev.decorum.policy.claim;

import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.FactKinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Trains a {@link ClaimModel}: logistic regression for each category, by stochastic gradients with steps that shrink by
 * feature (AdaGrad). The same sentences in the same order give the same model on every machine.
 */
public final class ClaimTrainer {
    private static final ClaimCategory[] CATEGORIES = ClaimCategory.values();
    private static final int NONE = -1;

    private static final int EPOCHS = 12;
    private static final float STEP = 0.3f;
    private static final float BIAS_STEP = 0.005f;
    private static final float FIRST_BIAS = -3;
    private static final float FIRST_SQUARES = 1e-3f;
    /** A feature of fewer sentences says more about them than about claims. */
    private static final int LEAST_SENTENCES = 3;
    /** Weights are kept as whole numbers up to this one. */
    private static final int LARGEST_WEIGHT = 25;
    /** Of the sentences without a claim so many may raise an alarm. */
    private static final double ALARMS = 0.05;
    /** Below this score nothing is a claim, however few alarms there would be. */
    private static final float LEAST_THRESHOLD = -2;

    private final List<Row> rows;

    /** A labelled text to learn from: the features of each of its sentences. */
    private static final class Row {
        private final List<int[]> sentences;
        private final int category;
        private final String text;

        Row(List<int[]> sentences, int category, String text) {
            this.sentences = sentences;
            this.category = category;
            this.text = text;
        }
    }

    /** What is learned at once. */
    private static final class Lesson {
        private final int[] features;
        private final int category;

        Lesson(int[] features, int category) {
            this.features = features;
            this.category = category;
        }
    }

    private ClaimTrainer(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * Trains on sentences.
     *
     * @param sentences labelled sentences; those that are held out are left out
     * @throws IllegalArgumentException when a category is none of claims, or fewer than eight sentences are left
     */
    public static ClaimModel train(List<LabelledText> sentences) {
        List<Row> rows = new ArrayList<>();
        for (LabelledText sentence : sentences) {
            if (!sentence.isHeldOut()) {
                rows.add(row(sentence));
            }
        }
        return new ClaimTrainer(rows).model();
    }

    private static Row row(LabelledText sentence) {
        int category = NONE;
        if (sentence.violation()) {
            category = Arrays.stream(CATEGORIES)
                    .filter(c -> FactKinds.wordFor(c).equals(sentence.category()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no category of claims `"
                            + sentence.category() + "`. Maybe the sentence is one of signals."))
                    .ordinal();
        }
        return new Row(sentences(sentence.text()), category, sentence.text());
    }

    private ClaimModel model() {
        if (rows.size() < 8) {
            throw new IllegalArgumentException(
                    "A model needs more than " + rows.size() + " labelled sentences. Maybe the folder is another one.");
        }
        return learned(rows).model(threshold());
    }

    /** The score that few of the clean sentences of one quarter reach by a model of the other three. */
    private float threshold() {
        List<Row> training = new ArrayList<>();
        List<Row> clean = new ArrayList<>();
        for (Row row : rows) {
            if (Math.floorMod(row.text.hashCode(), 4) != 0) {
                training.add(row);
            } else if (row.category == NONE) {
                clean.add(row);
            }
        }
        ClaimModel model = learned(training).model(0);
        float[] highest = new float[clean.size()];
        for (int i = 0; i < highest.length; i++) {
            highest[i] = Float.NEGATIVE_INFINITY;
            for (int[] sentence : clean.get(i).sentences) {
                for (float score : model.scores(sentence)) {
                    highest[i] = Math.max(highest[i], score);
                }
            }
        }
        Arrays.sort(highest);
        float wanted = highest.length == 0 ? 0 : highest[(int) (highest.length * (1 - ALARMS))];
        return Math.max(LEAST_THRESHOLD, wanted);
    }

    /**
     * Learns in two rounds. In the first a text with a claim is learned whole, for nobody has said which of its sentences makes it.
     * In the second the claim is in the sentence that the first round finds likeliest, and the others are harmless.
     */
    private static Weights learned(List<Row> rows) {
        List<Lesson> whole = new ArrayList<>();
        for (Row row : rows) {
            whole.add(new Lesson(merged(row.sentences), row.category));
        }
        ClaimModel first = new Weights(whole).model(0);
        List<Lesson> single = new ArrayList<>();
        for (Row row : rows) {
            int likeliest = row.category == NONE ? NONE : likeliest(first, row);
            for (int i = 0; i < row.sentences.size(); i++) {
                single.add(new Lesson(row.sentences.get(i), i == likeliest ? row.category : NONE));
            }
        }
        return new Weights(single);
    }

    private static int likeliest(ClaimModel model, Row row) {
        int best = 0;
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < row.sentences.size(); i++) {
            float score = model.scores(row.sentences.get(i))[row.category];
            if (score > highest) {
                highest = score;
                best = i;
            }
        }
        return best;
    }

    private static int[] merged(List<int[]> sentences) {
        return sentences.stream().flatMapToInt(Arrays::stream).distinct().toArray();
    }

    private static List<int[]> sentences(String text) {
        Units units = Units.of(FoldedText.of(text), Set.of());
        SentenceFeatures features = new SentenceFeatures();
        List<int[]> sentences = new ArrayList<>();
        int from = 0;
        for (int unit = 1; unit <= units.count(); unit++) {
            if (unit == units.count() || units.sentence(unit) != units.sentence(from)) {
                features.read(units, from, unit);
                sentences.add(features.toArray());
                from = unit;
            }
        }
        return sentences;
    }

    /** The weights while they are learned. */
    private static final class Weights {
        private final float[] weights = new float[SentenceFeatures.COUNT * CATEGORIES.length];
        private final float[] squares = new float[weights.length];
        private final float[] bias = new float[CATEGORIES.length];

        Weights(List<Lesson> lessons) {
            Arrays.fill(squares, FIRST_SQUARES);
            Arrays.fill(bias, FIRST_BIAS);
            int[] sentences = new int[SentenceFeatures.COUNT];
            lessons.forEach(lesson -> Arrays.stream(lesson.features).forEach(f -> sentences[f]++));
            List<Lesson> known = new ArrayList<>();
            for (Lesson lesson : lessons) {
                int[] features = Arrays.stream(lesson.features)
                        .filter(f -> sentences[f] >= LEAST_SENTENCES)
                        .toArray();
                known.add(new Lesson(features, lesson.category));
            }
            Random random = new Random(1);
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                Collections.shuffle(known, random);
                known.forEach(this::learn);
            }
        }

        private void learn(Lesson row) {
            float unit = (float) (1 / Math.sqrt(Math.max(1, row.features.length)));
            for (int c = 0; c < CATEGORIES.length; c++) {
                float sum = 0;
                for (int feature : row.features) {
                    sum += weights[feature * CATEGORIES.length + c];
                }
                float likely = (float) (1 / (1 + StrictMath.exp(-(sum * unit + bias[c]))));
                float error = likely - (row.category == c ? 1 : 0);
                float slope = error * unit;
                for (int feature : row.features) {
                    int at = feature * CATEGORIES.length + c;
                    squares[at] += slope * slope;
                    weights[at] -= STEP * slope / (float) Math.sqrt(squares[at]);
                }
                bias[c] -= BIAS_STEP * error;
            }
        }

        ClaimModel model(float threshold) {
            float largest = 1e-6f;
            for (float weight : weights) {
                largest = Math.max(largest, Math.abs(weight));
            }
            float scale = largest / LARGEST_WEIGHT;
            byte[] whole = new byte[weights.length];
            for (int i = 0; i < whole.length; i++) {
                whole[i] = (byte) Math.round(weights[i] / scale);
            }
            return new ClaimModel(whole, bias.clone(), scale, threshold);
        }
    }
}
