package dev.decorum.policy.claim;

import java.util.List;
import java.util.Map;

/**
 * The phrases by which one thing is recognised. Immutable.
 *
 * @param <T> what is recognised: a category of claims or a signal
 * @param meaning what a phrase stands for
 * @param phrases the phrases by BCP 47 language; words are whole words in any case, and {@code ...} stands for up to
 *     six words
 * @param unless phrases that, in the same sentence, mean that nothing was said, by language
 */
public record Lexicon<T>(T meaning, Map<String, List<String>> phrases, Map<String, List<String>> unless) {
    public Lexicon {
        phrases = Map.copyOf(phrases);
        unless = Map.copyOf(unless);
    }
}
