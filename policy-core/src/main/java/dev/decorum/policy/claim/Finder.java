package dev.decorum.policy.claim;

/** Finds the terms of a language in a text. */
final class Finder {
    private static final int LONGEST_TERM = 40;
    private static final int MOST_CLITICS = 3;
    private static final int LONGEST_CLITIC = 4;

    private final Units units;
    private final FoldedText text;
    private final Symbols symbols;
    private final TermTrie terms;
    private final boolean clitics;
    private final Occurrences found = new Occurrences();

    private Finder(Units units, Symbols symbols) {
        this.units = units;
        this.text = units.text();
        this.symbols = symbols;
        this.terms = symbols.terms();
        this.clitics = !symbols.clitics().before().isEmpty()
                || !symbols.clitics().after().isEmpty();
    }

    /** The terms of a text, in the order of their first units. */
    static Occurrences find(Units units, Symbols symbols) {
        Finder finder = new Finder(units, symbols);
        for (int unit = 0; unit < units.count(); unit++) {
            switch (units.kind(unit)) {
                case Units.CHARACTER -> finder.characters(unit);
                case Units.WORD -> finder.word(unit);
                default -> finder.exactly(unit);
            }
        }
        Disguises.find(units, symbols, finder.found);
        finder.found.sort();
        return finder.found;
    }

    private void add(int[] matched, int from, int to, int start, int end) {
        for (int symbol : matched) {
            if (symbols.allowsAccents(symbol, text, start, end)) {
                found.add(symbol, from, to);
            }
        }
    }

    private void exactly(int unit) {
        int node = TermTrie.ROOT;
        for (int i = units.start(unit); i < units.end(unit) && node != TermTrie.NONE; i++) {
            node = terms.next(node, text.charAt(i));
        }
        if (node != TermTrie.NONE) {
            add(terms.whole(node), unit, unit + 1, units.start(unit), units.end(unit));
        }
    }

    /** Terms of characters may start anywhere; what stands between the characters does not count. */
    private void characters(int first) {
        int node = TermTrie.ROOT;
        for (int unit = first; unit < units.count() && unit - first < LONGEST_TERM; unit++) {
            boolean apart = unit > first && units.has(unit, Units.SENTENCE | Units.BREAK);
            if (apart || units.kind(unit) != Units.CHARACTER) {
                return;
            }
            node = terms.next(node, text.charAt(units.start(unit)));
            if (node == TermTrie.NONE) {
                return;
            }
            int[] matched = terms.whole(node);
            if (matched.length > 0 && !isCutShort(unit)) {
                add(matched, first, unit + 1, units.start(first), units.end(unit));
            }
        }
    }

    /** Whether a vowel or tone sign of Thai belongs to the character of a unit. */
    private boolean isCutShort(int unit) {
        if (unit + 1 >= units.count() || units.has(unit + 1, Units.APART)) {
            return false;
        }
        char next = text.charAt(units.start(unit + 1));
        return (next >= 0x0E31 && next <= 0x0E3A && next != 0x0E32 && next != 0x0E33)
                || (next >= 0x0E47 && next <= 0x0E4E);
    }

    private void word(int unit) {
        int start = units.start(unit);
        int end = units.end(unit);
        from(unit, start, end);
        if (clitics) {
            afterClitics(unit, start, end, MOST_CLITICS);
        }
        if (!symbols.endings().isEmpty()) {
            endings(unit, start, end);
        }
    }

    private void from(int unit, int start, int end) {
        int node = TermTrie.ROOT;
        for (int i = start; i < end; i++) {
            node = terms.next(node, text.charAt(i));
            if (node == TermTrie.NONE) {
                return;
            }
            add(terms.beginning(node), unit, unit + 1, start, i + 1);
            boolean last = i + 1 == end;
            if (last || (clitics && isClitic(i + 1, end))) {
                add(terms.whole(node), unit, unit + 1, start, i + 1);
            }
        }
    }

    private boolean isClitic(int start, int end) {
        return end - start <= LONGEST_CLITIC && symbols.clitics().after().contains(text.slice(start, end));
    }

    private void afterClitics(int unit, int start, int end, int left) {
        for (int cut = start + 1; cut < end && cut - start <= LONGEST_CLITIC; cut++) {
            if (symbols.clitics().before().contains(text.slice(start, cut))) {
                from(unit, cut, end);
                if (left > 1) {
                    afterClitics(unit, cut, end, left - 1);
                }
            }
        }
    }

    /** Terms that words end with, and terms that stand inside words. */
    private void endings(int unit, int start, int end) {
        TermTrie endings = symbols.endings();
        for (int last = end; last > start && end - last < LONGEST_TERM; last--) {
            int node = TermTrie.ROOT;
            for (int i = last - 1; i >= start && last - i < LONGEST_TERM; i--) {
                node = endings.next(node, text.charAt(i));
                if (node == TermTrie.NONE) {
                    break;
                }
                add(endings.whole(node), unit, unit + 1, i, last);
                if (last == end) {
                    add(endings.beginning(node), unit, unit + 1, i, last);
                }
            }
        }
    }
}
