package dev.decorum.policy.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of a language and the classes that they belong to, as numbers. Filled while patterns are compiled, read
 * only afterwards.
 */
final class Symbols {
    /** Terms whose accents do not matter. */
    private static final int ANY_ACCENTS = -1;

    private static final int MASKED_LENGTH = 3;

    private final boolean accentsMatter;
    /** Letters that are written on to words. */
    private final TermTrie proclitics;

    private final TermTrie enclitics;
    private final TermTrie terms = new TermTrie();
    /** Words whose beginning is open, by their letters from the end. */
    private final TermTrie endings = new TermTrie();
    /** Long words with their letters disguised as much as can be. */
    private final TermTrie masked = new TermTrie();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Set<Integer>> implied = new ArrayList<>();
    private final List<Integer> accents = new ArrayList<>();
    private int[][] meanings = {};
    private int[] accentsOf = {};
    private int[] shapes = {};
    private boolean hasCharacters;
    private boolean hasInnerTerms;

    Symbols(boolean accentsMatter, Words.Clitics clitics) {
        this.accentsMatter = accentsMatter;
        this.proclitics = trie(clitics.before());
        this.enclitics = trie(clitics.after());
    }

    private static TermTrie trie(Set<String> strings) {
        TermTrie trie = new TermTrie();
        strings.forEach(string -> trie.add(string, 0, false));
        return trie;
    }

    TermTrie terms() {
        return terms;
    }

    TermTrie endings() {
        return endings;
    }

    TermTrie masked() {
        return masked;
    }

    /** Letters in front of words. */
    TermTrie proclitics() {
        return proclitics;
    }

    /** Letters at the end of words. */
    TermTrie enclitics() {
        return enclitics;
    }

    /** Whether a term begins with a character of a script without spaces. */
    boolean hasCharacters() {
        return hasCharacters;
    }

    /** Whether a term may stand inside a word. */
    boolean hasInnerTerms() {
        return hasInnerTerms;
    }

    /** The symbol of a shape, by the number of the shape. */
    int shape(int number) {
        return shapes[number];
    }

    int count() {
        return implied.size();
    }

    /** The symbol of a class or of a choice. */
    int named(String key) {
        return number("{" + key + "}", ANY_ACCENTS);
    }

    private int number(String key, int accent) {
        return numbers.computeIfAbsent(key, k -> {
            implied.add(new TreeSet<>());
            accents.add(accent);
            return implied.size() - 1;
        });
    }

    /** Says that whatever is the one is the other, too. */
    void imply(int symbol, int other) {
        if (symbol != other) {
            implied.get(symbol).add(other);
        }
    }

    /** The symbol of a unit, or of characters that stand together. */
    int term(FoldedText text, int from, int to, byte kind, boolean openStart, boolean openEnd) {
        String letters = text.slice(from, to);
        int accent = accentsMatter && kind == Units.WORD ? accents(text, from, to) : ANY_ACCENTS;
        String key = letters + (accent > 0 ? "#" + accent : "") + (openStart ? "<" : "") + (openEnd ? ">" : "");
        boolean known = numbers.containsKey(key);
        int symbol = number(key, accent);
        if (!known) {
            hasCharacters |= kind == Units.CHARACTER;
            hasInnerTerms |= kind == Units.WORD && openStart && openEnd;
            if (kind == Units.WORD && openStart) {
                endings.add(new StringBuilder(letters).reverse().toString(), symbol, !openEnd);
            } else {
                terms.add(letters, symbol, openEnd && kind == Units.WORD);
            }
            String mask = Disguises.mask(letters);
            if (kind == Units.WORD && !openStart && mask.length() >= MASKED_LENGTH) {
                masked.add(mask, symbol, openEnd);
            }
        }
        return symbol;
    }

    /** Whether the accents of a word in a text allow it to be this term. */
    boolean allowsAccents(int symbol, FoldedText text, int from, int to) {
        if (!accentsMatter) {
            return true;
        }
        int wanted = accentsOf[symbol];
        if (wanted == ANY_ACCENTS) {
            return true;
        }
        int found = accents(text, from, to);
        return found == 0 || found == wanted;
    }

    /** The accents of a word: the marks of its letters and, wherever it stands, its tone. */
    private static int accents(FoldedText text, int from, int to) {
        int marks = 0;
        int tone = 0;
        for (int i = from; i < to; i++) {
            int accent = text.accents(i);
            marks = marks * 31 + (accent >> 4);
            tone += accent & 15;
        }
        return (marks * 16 + tone) & 0x7fffffff;
    }

    /** Ends the filling. */
    void freeze() {
        shapes = Shapes.NAMES.stream().mapToInt(this::named).toArray();
        meanings = new int[implied.size()][];
        for (int i = 0; i < meanings.length; i++) {
            Set<Integer> all = new TreeSet<>();
            collect(i, all);
            meanings[i] = all.stream().mapToInt(Integer::intValue).toArray();
        }
        accentsOf = accents.stream().mapToInt(Integer::intValue).toArray();
    }

    private void collect(int symbol, Set<Integer> all) {
        if (all.add(symbol)) {
            implied.get(symbol).forEach(other -> collect(other, all));
        }
    }

    /** The symbol itself, and everything that it is, too. */
    int[] meanings(int symbol) {
        return meanings[symbol];
    }

    @Override
    public String toString() {
        return "Symbols" + Arrays.asList(numbers.keySet());
    }
}
