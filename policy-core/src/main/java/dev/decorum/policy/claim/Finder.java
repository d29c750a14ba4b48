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
    private final Occurrences found;

    private Finder(Units units, Symbols symbols) {
        this.units = units;
        this.text = units.text();
        this.symbols = symbols;
        this.terms = symbols.terms();
        this.clitics = !symbols.proclitics().isEmpty() || !symbols.enclitics().isEmpty();
        this.found = new Occurrences(units.count() + 16);
    }

    /** The terms of a text, its disguised words and its shapes, in the order of their first units. */
    static Occurrences find(ReadText read, Symbols symbols) {
        Units units = read.units();
        Finder finder = new Finder(units, symbols);
        for (int unit = 0; unit < units.count(); unit++) {
            switch (units.kind(unit)) {
                case Units.CHARACTER -> finder.characters(unit);
                case Units.WORD -> finder.word(unit);
                default -> finder.exactly(unit);
            }
        }
        read.disguises().find(symbols, finder.found);
        Occurrences shapes = read.shapes();
        for (int i = 0; i < shapes.count(); i++) {
            finder.found.add(symbols.shape(shapes.symbol(i)), shapes.from(i), shapes.to(i));
        }
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
        if (!symbols.hasCharacters()) {
            return;
        }
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
            if (terms.holds(node) && !isCutShort(unit)) {
                add(terms.whole(node), first, unit + 1, units.start(first), units.end(unit));
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
        if (end - start > 2 && !terms.mayBegin(text.charAt(start), text.charAt(start + 1), text.charAt(start + 2))) {
            return;
        }
        int node = TermTrie.ROOT;
        for (int i = start; i < end; i++) {
            node = terms.next(node, text.charAt(i));
            if (node == TermTrie.NONE) {
                return;
            }
            if (terms.holds(node)) {
                add(terms.beginning(node), unit, unit + 1, start, i + 1);
                if (i + 1 == end || (clitics && isClitic(i + 1, end))) {
                    add(terms.whole(node), unit, unit + 1, start, i + 1);
                }
            }
        }
    }

    private boolean isClitic(int start, int end) {
        TermTrie enclitics = symbols.enclitics();
        int node = TermTrie.ROOT;
        for (int i = start; i < end && node != TermTrie.NONE; i++) {
            node = i - start < LONGEST_CLITIC ? enclitics.next(node, text.charAt(i)) : TermTrie.NONE;
        }
        return node != TermTrie.NONE && enclitics.holds(node);
    }

    private void afterClitics(int unit, int start, int end, int left) {
        TermTrie proclitics = symbols.proclitics();
        int node = TermTrie.ROOT;
        for (int cut = start + 1; cut < end && cut - start <= LONGEST_CLITIC; cut++) {
            node = proclitics.next(node, text.charAt(cut - 1));
            if (node == TermTrie.NONE) {
                return;
            }
            if (proclitics.holds(node)) {
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
        int first = symbols.hasInnerTerms() ? Math.max(start + 1, end - LONGEST_TERM + 1) : end;
        for (int last = end; last >= first; last--) {
            if (last - start > 2
                    && !endings.mayBegin(text.charAt(last - 1), text.charAt(last - 2), text.charAt(last - 3))) {
                continue;
            }
            int node = TermTrie.ROOT;
            for (int i = last - 1; i >= start && last - i < LONGEST_TERM; i--) {
                node = endings.next(node, text.charAt(i));
                if (node == TermTrie.NONE) {
                    break;
                }
                if (!endings.holds(node)) {
                    continue;
                }
                add(endings.whole(node), unit, unit + 1, i, last);
                if (last == end) {
                    add(endings.beginning(node), unit, unit + 1, i, last);
                }
            }
        }
    }
}
