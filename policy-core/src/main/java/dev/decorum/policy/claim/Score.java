package dev.decorum.policy.claim;

import java.util.Collection;

/**
 * How well sentences are told apart.
 *
 * @param found sentences with a claim in which it was found
 * @param missed sentences with a claim in which it was not found
 * @param falseAlarms sentences without a claim in which one was found
 * @param clean sentences without a claim in which none was found
 */
public record Score(int found, int missed, int falseAlarms, int clean) {
    /** The score of some sentences that were judged. */
    public static Score of(Collection<Judged> sentences) {
        int[] counts = new int[4];
        for (Judged sentence : sentences) {
            boolean violation = sentence.row().violation();
            counts[violation ? (sentence.found() ? 0 : 1) : (sentence.found() ? 2 : 3)]++;
        }
        return new Score(counts[0], counts[1], counts[2], counts[3]);
    }

    /**
     * A sentence and whether something was found in it.
     *
     * @param row the sentence
     * @param found in a violation, a claim of its category; in a sentence without one, any claim
     * @param by what was found, for people; blank when nothing was
     */
    public record Judged(LabelledText row, boolean found, String by) {
        /** Whether that is right. */
        public boolean isRight() {
            return row.violation() == found;
        }
    }

    /** Of what was found, the part that is right; 1 when nothing was found. */
    public double precision() {
        return found + falseAlarms == 0 ? 1 : (double) found / (found + falseAlarms);
    }

    /** Of what is there, the part that was found; 1 when nothing is there. */
    public double recall() {
        return found + missed == 0 ? 1 : (double) found / (found + missed);
    }

    /** The harmonic mean of precision and recall. */
    public double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
}
