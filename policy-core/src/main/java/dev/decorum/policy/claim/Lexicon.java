package dev.decorum.policy.claim;

import java.util.List;
import java.util.Set;

/**
 * The patterns by which one thing is recognised in one language. Immutable.
 *
 * @param <T> what is recognised: a category of claims or a signal
 * @param meaning what a pattern stands for
 * @param phrases patterns that stand for it unless excused
 * @param publicPhrases patterns that do so only where others read along
 * @param except patterns that mean something else: what they overlap is not found
 * @param unless patterns that excuse the whole clause that they stand in
 * @param excusedBy what excuses a match
 */
public record Lexicon<T>(
        T meaning,
        List<Phrase> phrases,
        List<Phrase> publicPhrases,
        List<Phrase> except,
        List<Phrase> unless,
        Set<Excuse> excusedBy) {
    public Lexicon {
        phrases = List.copyOf(phrases);
        publicPhrases = List.copyOf(publicPhrases);
        except = List.copyOf(except);
        unless = List.copyOf(unless);
        excusedBy = Set.copyOf(excusedBy);
    }
}
