package dev.decorum.policy.claim;

import java.util.List;
import java.util.Set;

/**
 * Where words and patterns come from; asked for a language when the first text in it is seen. Safe for use by several
 * threads.
 *
 * @param <T> what is recognised
 */
public interface LexiconSource<T> {
    /** The BCP 47 tags of the languages that have patterns. */
    Set<String> languages();

    /** The words of a language; {@link Words#NONE} when there are none. */
    Words words(String language);

    /** The patterns of a language. */
    List<Lexicon<T>> lexicons(String language);

    /** Patterns of classes only, for all languages. */
    List<Lexicon<T>> everywhere();
}
