package dev.decorum.policy.claim;

import dev.decorum.policy.claim.PhraseTree.Choice;
import dev.decorum.policy.claim.PhraseTree.ClassName;
import dev.decorum.policy.claim.PhraseTree.Element;
import dev.decorum.policy.claim.PhraseTree.Literal;
import dev.decorum.policy.claim.PhraseTree.Sequence;
import dev.decorum.policy.claim.PhraseTree.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads patterns such as {@code "{we} will ... (refund|pay back)"}. Belongs to one thread. */
final class PhraseReader {
    private static final int LONGEST = 1000;
    private static final int WIDEST_SKIP = 40;
    private static final int DEEPEST = 4;
    private static final int MOST_SPELLINGS = 16;
    private static final String SPECIAL = "{}()|&*";

    private final String text;
    private int at;
    private int depth;

    private PhraseReader(String text) {
        this.text = text;
    }

    static PhraseTree read(String text) throws PhraseException {
        if (text.length() > LONGEST) {
            throw new PhraseException(
                    0,
                    text.length(),
                    "The pattern is longer than " + LONGEST + " characters.",
                    "Split it into several patterns.");
        }
        return new PhraseReader(text).tree();
    }

    private PhraseTree tree() throws PhraseException {
        List<Sequence> parts = new ArrayList<>();
        do {
            int start = at;
            Sequence part = sequence();
            if (part.steps().stream().allMatch(Step::optional)) {
                throw new PhraseException(
                        Math.min(start, Math.max(0, text.length() - 1)),
                        at - start,
                        part.steps().isEmpty() ? "There is no word here." : "Everything here may be missing.",
                        "Write at least one word that must be there.");
            }
            parts.add(part);
        } while (take('&'));
        if (at < text.length()) {
            throw unexpected();
        }
        return new PhraseTree(parts);
    }

    private PhraseException unexpected() {
        return new PhraseException(
                at,
                1,
                "`" + text.charAt(at) + "` does not fit here.",
                "Write `(a|b)` for one of two, `{name}` for a class of words, `(word)?` for what may be missing.");
    }

    private boolean take(char c) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\u00A0')) {
            at++;
        }
    }

    private Sequence sequence() throws PhraseException {
        List<Step> steps = new ArrayList<>();
        int skip = 0;
        while (true) {
            skipBlanks();
            if (at == text.length() || "&|)".indexOf(text.charAt(at)) >= 0) {
                return new Sequence(steps);
            }
            if (text.startsWith("..", at)) {
                skip = skip();
                continue;
            }
            Element element = element();
            boolean optional = at < text.length() && text.charAt(at) == '?';
            at += optional ? 1 : 0;
            steps.add(new Step(element, optional, steps.isEmpty() ? 0 : skip));
            skip = 0;
        }
    }

    private int skip() throws PhraseException {
        int start = at;
        while (at < text.length() && text.charAt(at) == '.') {
            at++;
        }
        int points = at - start;
        int digits = at;
        while (at < text.length() && Units.isDigit(text.charAt(at)) && at - digits < 3) {
            at++;
        }
        if (points == 3 && digits == at) {
            return -1;
        }
        int width = digits == at ? 0 : Integer.parseInt(text.substring(digits, at));
        if (points != 2 || width < 1 || width > WIDEST_SKIP) {
            throw new PhraseException(
                    start,
                    at - start,
                    "`" + text.substring(start, at) + "` skips nothing.",
                    "Write `...`, or `..3` to skip at most 3; at most " + WIDEST_SKIP + " can be skipped.");
        }
        return width;
    }

    private Element element() throws PhraseException {
        char c = text.charAt(at);
        if (c == '{') {
            return className();
        }
        if (c == '(') {
            return choice();
        }
        return literal();
    }

    private Element className() throws PhraseException {
        int start = at;
        int end = text.indexOf('}', at);
        if (end < 0) {
            throw new PhraseException(start, text.length() - start, "`{` is never closed.", "Write `{name}`.");
        }
        String name = text.substring(start + 1, end).strip();
        at = end + 1;
        return new ClassName(name, start);
    }

    private Element choice() throws PhraseException {
        int start = at;
        if (++depth > DEEPEST) {
            throw new PhraseException(start, 1, "Brackets stand too deep in each other.", "Write two patterns.");
        }
        at++;
        List<Sequence> options = new ArrayList<>();
        do {
            int option = at;
            Sequence sequence = sequence();
            if (sequence.steps().stream().allMatch(Step::optional)) {
                throw new PhraseException(
                        option, at - option, "One of the choices is empty.", "Write `(a|b)?` for what may be missing.");
            }
            if (sequence.steps().stream().noneMatch(step -> !step.optional() && hasLetters(step.element()))) {
                throw withoutLetter(option);
            }
            options.add(sequence);
        } while (take('|'));
        if (!take(')')) {
            throw new PhraseException(start, 1, "`(` is never closed.", "Write `(a|b)`.");
        }
        depth--;
        return new Choice(options);
    }

    private PhraseException withoutLetter(int start) {
        return new PhraseException(
                start,
                at - start,
                "There is no letter in `" + text.substring(start, at).strip() + "`, so it would stand for nothing.",
                "Leave it out, or write `(a|b)?` for what may be missing.");
    }

    /** Whether an element stands for anything; each choice was looked at when it was read. */
    private static boolean hasLetters(Element element) {
        return !(element instanceof Literal literal)
                || Units.of(FoldedText.of(literal.text()), Set.of()).count() > 0;
    }

    private Element literal() throws PhraseException {
        int start = at;
        boolean openStart = text.charAt(at) == '*';
        at += openStart ? 1 : 0;
        int from = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && SPECIAL.indexOf(text.charAt(at)) < 0
                && !text.startsWith("..", at)
                && !(text.charAt(at) == '?' && text.codePointCount(from, at) < 2)) {
            at++;
        }
        String word = text.substring(from, at);
        boolean openEnd = at < text.length() && text.charAt(at) == '*';
        at += openEnd ? 1 : 0;
        if (word.isEmpty()) {
            at = start;
            throw unexpected();
        }
        if (word.indexOf('?') < 0) {
            return new Literal(word, openStart, openEnd);
        }
        List<Sequence> spellings = new ArrayList<>();
        for (String spelling : spellings(word, start)) {
            Literal literal = new Literal(spelling, openStart, openEnd);
            if (!hasLetters(literal)) {
                throw withoutLetter(start);
            }
            spellings.add(new Sequence(List.of(new Step(literal, false, 0))));
        }
        return new Choice(spellings);
    }

    /** The ways to write a word of which some letters, each before a question mark, may be missing. */
    private List<String> spellings(String word, int start) throws PhraseException {
        List<StringBuilder> open = new ArrayList<>(List.of(new StringBuilder()));
        for (int i = 0; i < word.length(); ) {
            int next = i + Character.charCount(word.codePointAt(i));
            boolean optional = next < word.length() && word.charAt(next) == '?';
            String letter = word.substring(i, next);
            List<StringBuilder> all = new ArrayList<>();
            for (StringBuilder left : open) {
                all.add(new StringBuilder(left).append(letter));
                if (optional) {
                    all.add(left);
                }
            }
            if (all.size() > MOST_SPELLINGS) {
                throw new PhraseException(
                        start,
                        word.length(),
                        "The word has more than " + MOST_SPELLINGS + " spellings.",
                        "Write some of them out: `(colour|color)`.");
            }
            open = all;
            i = next + (optional ? 1 : 0);
        }
        return open.stream()
                .map(StringBuilder::toString)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
