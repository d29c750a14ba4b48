package dev.decorum.policy.claim;

import dev.decorum.policy.fact.ClaimCategory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Recalls claims that no pattern describes: a linear model over the words and pieces of words of a sentence, which {@link
 * ClaimTrainer} makes from labelled sentences. It knows no scope but what it has learned of it, so what it finds is less
 * sure than what a pattern finds. Immutable; safe for use by several threads; the same sentence gets the same answer on
 * every machine.
 */
public final class ClaimModel implements Recall<ClaimCategory> {
    /** The first words of a stored model; the number changes when features or layout do. */
    private static final String HEADER = "decorum claim model 1";

    private static final ClaimCategory[] CATEGORIES = ClaimCategory.values();
    private static final int LINE = 120;

    private final byte[] weights;
    /** Whether a feature was learned at all: others are not counted. */
    private final boolean[] known = new boolean[SentenceFeatures.COUNT];

    private final float[] bias;
    private final float scale;
    private final float threshold;

    /**
     * A model.
     *
     * @param weights for each feature one for each category
     * @param bias the score of a sentence without features, by category
     * @param scale what one unit of a weight counts
     * @param threshold the score from which on a sentence makes a claim
     */
    ClaimModel(byte[] weights, float[] bias, float scale, float threshold) {
        this.weights = weights;
        this.bias = bias;
        this.scale = scale;
        this.threshold = threshold;
        for (int i = 0; i < weights.length; i++) {
            known[i / CATEGORIES.length] |= weights[i] != 0;
        }
    }

    /** A text that cannot be read as a model; the message says why. */
    public static final class FormatException extends Exception {
        private static final long serialVersionUID = 1;

        FormatException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static ClaimModel read(String text) throws FormatException {
        if (!text.startsWith(HEADER + "\n")) {
            throw new FormatException("It does not begin with `" + HEADER + "`.", null);
        }
        try {
            byte[] packed = Base64.getMimeDecoder().decode(text.substring(HEADER.length() + 1));
            DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)));
            float scale = in.readFloat();
            float threshold = in.readFloat();
            float[] bias = new float[CATEGORIES.length];
            for (int i = 0; i < bias.length; i++) {
                bias[i] = in.readFloat();
            }
            byte[] weights = in.readNBytes(SentenceFeatures.COUNT * CATEGORIES.length);
            if (weights.length < SentenceFeatures.COUNT * CATEGORIES.length || in.read() >= 0) {
                throw new FormatException("It is too short, or has more behind its end.", null);
            }
            return new ClaimModel(weights, bias, scale, threshold);
        } catch (IOException | IllegalArgumentException e) {
            throw new FormatException("It is damaged.", e);
        }
    }

    /** The model as lines of text. */
    public String write() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out =
                new DataOutputStream(new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION)))) {
            out.writeFloat(scale);
            out.writeFloat(threshold);
            for (float one : bias) {
                out.writeFloat(one);
            }
            out.write(weights);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to.", e);
        }
        byte[] lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encode(packed.toByteArray());
        return HEADER + "\n" + new String(lines, StandardCharsets.US_ASCII) + "\n";
    }

    /** The score of each category for a sentence: the logarithm of its odds among sentences as they were labelled. */
    float[] scores(int[] features) {
        int[] sums = new int[CATEGORIES.length];
        int count = 0;
        for (int feature : features) {
            if (!known[feature]) {
                continue;
            }
            count++;
            int row = feature * CATEGORIES.length;
            for (int c = 0; c < sums.length; c++) {
                sums[c] += weights[row + c];
            }
        }
        float[] scores = new float[CATEGORIES.length];
        double unit = scale / Math.sqrt(Math.max(1, count));
        for (int c = 0; c < scores.length; c++) {
            scores[c] = (float) (sums[c] * unit + bias[c]);
        }
        return scores;
    }

    @Override
    public void judge(SentenceFeatures sentence, boolean inPublic, Recall.Sink<ClaimCategory> sink) {
        float[] scores = scores(sentence.toArray());
        for (int c = 0; c < scores.length; c++) {
            // Whose data may be told to whom in private is not to be seen from words alone.
            if (scores[c] > threshold && (inPublic || CATEGORIES[c] != ClaimCategory.PII_DISCLOSURE)) {
                sink.recalled(CATEGORIES[c], confidence(scores[c]));
            }
        }
    }

    /** From 1 to 100: how sure the model is of a score. */
    private static int confidence(float score) {
        return (int) Math.max(1, Math.round(100 / (1 + StrictMath.exp(-score))));
    }
}
