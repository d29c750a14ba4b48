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

    /** A sentence to learn from. */
    private static final class Row {
        private final int[] features;
        private final int category;
        private final String text;

        Row(int[] features, int category, String text) {
            this.features = features;
            this.category = category;
            this.text = text;
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
        SentenceFeatures features = new SentenceFeatures();
        Units units = Units.of(FoldedText.of(sentence.text()), Set.of());
        features.read(units, 0, units.count());
        int category = NONE;
        if (sentence.violation()) {
            category = Arrays.stream(CATEGORIES)
                    .filter(c -> FactKinds.wordFor(c).equals(sentence.category()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no category of claims `"
                            + sentence.category() + "`. Maybe the sentence is one of signals."))
                    .ordinal();
        }
        return new Row(features.toArray(), category, sentence.text());
    }

    private ClaimModel model() {
        if (rows.size() < 8) {
            throw new IllegalArgumentException(
                    "A model needs more than " + rows.size() + " labelled sentences. Maybe the folder is another one.");
        }
        return new Weights(rows).model(threshold());
    }

    /** The score that few of the clean sentences of one quarter reach by a model of the other three. */
    private float threshold() {
        List<Row> training = new ArrayList<>();
        List<Row> clean = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (Math.floorMod(row.text.hashCode(), 4) != 0) {
                training.add(row);
            } else if (row.category == NONE) {
                clean.add(row);
            }
        }
        ClaimModel model = new Weights(training).model(0);
        SentenceFeatures features = new SentenceFeatures();
        float[] highest = new float[clean.size()];
        for (int i = 0; i < highest.length; i++) {
            highest[i] = highest(model, features, clean.get(i).text);
        }
        Arrays.sort(highest);
        float wanted = highest.length == 0 ? 0 : highest[(int) (highest.length * (1 - ALARMS))];
        return Math.max(LEAST_THRESHOLD, wanted);
    }

    private static float highest(ClaimModel model, SentenceFeatures features, String text) {
        Units units = Units.of(FoldedText.of(text), Set.of());
        float highest = Float.NEGATIVE_INFINITY;
        int from = 0;
        for (int unit = 1; unit <= units.count(); unit++) {
            if (unit == units.count() || units.sentence(unit) != units.sentence(from)) {
                features.read(units, from, unit);
                for (float score : model.scores(features)) {
                    highest = Math.max(highest, score);
                }
                from = unit;
            }
        }
        return highest;
    }

    /** The weights while they are learned. */
    private static final class Weights {
        private final float[] weights = new float[SentenceFeatures.COUNT * CATEGORIES.length];
        private final float[] squares = new float[weights.length];
        private final float[] bias = new float[CATEGORIES.length];

        Weights(List<Row> rows) {
            Arrays.fill(squares, FIRST_SQUARES);
            Arrays.fill(bias, FIRST_BIAS);
            int[] sentences = new int[SentenceFeatures.COUNT];
            rows.forEach(row -> Arrays.stream(row.features).forEach(f -> sentences[f]++));
            List<Row> known = new ArrayList<>();
            for (Row row : rows) {
                int[] features = Arrays.stream(row.features)
                        .filter(f -> sentences[f] >= LEAST_SENTENCES)
                        .toArray();
                known.add(new Row(features, row.category, row.text));
            }
            Random random = new Random(1);
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                Collections.shuffle(known, random);
                known.forEach(this::learn);
            }
        }

        private void learn(Row row) {
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
