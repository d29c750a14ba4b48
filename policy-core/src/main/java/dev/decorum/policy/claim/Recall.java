package dev.decorum.policy.claim;

/**
 * Says of a whole sentence what it means although no pattern was found in it. Safe for use by several threads.
 *
 * @param <T> what is recognised
 */
interface Recall<T> {
    /** What the model judges by; the origin of what it finds. */
    String ORIGIN = "claims/model.txt";

    /** Told of each meaning of a sentence. */
    interface Sink<T> {
        void recalled(T meaning, int confidence);
    }

    /** Judges a sentence. */
    void judge(SentenceFeatures sentence, boolean inPublic, Sink<T> sink);
}
