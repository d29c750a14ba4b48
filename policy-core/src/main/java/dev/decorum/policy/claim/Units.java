package dev.decorum.policy.claim;

import java.util.Arrays;
import java.util.Set;

/**
 * A folded text cut into units: words, single characters of scripts without spaces, numbers and symbols; with the
 * sentence of each, and what stands before it. Belongs to one thread.
 */
final class Units {
    /** A word of a script with spaces. */
    static final byte WORD = 0;
    /** A character of a script without spaces, or a Korean syllable. */
    static final byte CHARACTER = 1;
    /** Digits, with points and commas between them. */
    static final byte NUMBER = 2;
    /** A sign that means something: a currency, percent, emoji. It takes no room between its neighbours. */
    static final byte SYMBOL = 3;

    /** Something that is no letter stands before the unit. */
    static final int APART = 1;
    /** A comma, colon, bracket or dash stands before the unit. */
    static final int PAUSE = 2;
    /** A semicolon stands before the unit. */
    static final int BREAK = 4;
    /** A sentence ends before the unit. */
    static final int SENTENCE = 8;
    /** The unit stands inside quotation marks. */
    static final int QUOTED = 16;
    /** The sentence of the unit ends with a question mark. */
    static final int QUESTION = 32;

    private static final String PAUSES = ",:()[]{}<>|、،–—~～";
    private static final String BREAKS = ";؛";
    private static final String ENDS = ".!?。؟।";
    private static final String OPENING = "“„«「『‹〈《";
    private static final String CLOSING = "”»」』›〉》";

    /** After so many units a sentence ends, whether or not a sign says so: what is sought has an end. */
    private static final int LONGEST_SENTENCE = 400;

    private final FoldedText text;
    private final Set<String> abbreviations;
    private int sentenceStart;
    private int count;
    private byte[] kind;
    private int[] start;
    private int[] end;
    private int[] flags;
    private int[] place;
    private int[] sentence;

    private Units(FoldedText text, Set<String> abbreviations) {
        this.text = text;
        this.abbreviations = abbreviations;
        int capacity = Math.max(16, text.length() / 2 + 8);
        kind = new byte[capacity];
        start = new int[capacity];
        end = new int[capacity];
        flags = new int[capacity];
        place = new int[capacity + 1];
        sentence = new int[capacity];
    }

    static Units of(FoldedText text, Set<String> abbreviations) {
        return of(text, abbreviations, false);
    }

    /** The units of a text that goes on after another: {@code quoted} says whether that one ends within a quotation. */
    static Units of(FoldedText text, Set<String> abbreviations, boolean quoted) {
        Units units = new Units(text, abbreviations);
        units.read(quoted);
        return units;
    }

    int count() {
        return count;
    }

    FoldedText text() {
        return text;
    }

    byte kind(int unit) {
        return kind[unit];
    }

    /** Where the unit starts in the folded text. */
    int start(int unit) {
        return start[unit];
    }

    /** Where it ends there, exclusive. */
    int end(int unit) {
        return end[unit];
    }

    boolean has(int unit, int flag) {
        return (flags[unit] & flag) != 0;
    }

    /** How many units stand before this one, symbols not counted. */
    int place(int unit) {
        return place[unit];
    }

    /** The number of its sentence, from 0. */
    int sentence(int unit) {
        return sentence[unit];
    }

    /** The numbers of the sentences, by unit; at least as many as there are units, and not to be changed. */
    int[] sentences() {
        return sentence;
    }

    private void read(boolean startsQuoted) {
        int pending = SENTENCE;
        boolean quoted = startsQuoted;
        int at = 0;
        while (at < text.length()) {
            int next = unitEnd(at);
            if (next > at) {
                if (count - sentenceStart >= LONGEST_SENTENCE) {
                    pending |= SENTENCE;
                }
                if ((pending & SENTENCE) != 0) {
                    sentenceStart = count;
                }
                add(at, next, pending | (quoted ? QUOTED : 0));
                pending = 0;
                at = next;
            } else {
                quoted = isQuotedAfter(at, quoted);
                pending |= APART | boundary(at, quoted);
                at++;
            }
        }
        place[count] = count == 0 ? 0 : place[count - 1] + (kind[count - 1] == SYMBOL ? 0 : 1);
    }

    private boolean isQuotedAfter(int at, boolean quoted) {
        char c = text.charAt(at);
        if (c == ' ') {
            return quoted;
        }
        if (c == '"') {
            return !quoted;
        }
        return OPENING.indexOf(c) >= 0 || (quoted && CLOSING.indexOf(c) < 0 && !(c == '\n' && isBlankLine(at)));
    }

    /** What a character that is no unit puts between its neighbours. */
    private int boundary(int at, boolean quoted) {
        char c = text.charAt(at);
        if (c == ' ') {
            return isThaiSpace(at) ? PAUSE : 0;
        }
        if (ENDS.indexOf(c) >= 0 && isEnd(at)) {
            if (c == '?' || c == '؟') {
                markQuestion();
            }
            return quoted && isClosing(at + 1) ? PAUSE : SENTENCE;
        }
        if (c == '\n') {
            return isBlankLine(at) ? SENTENCE : PAUSE;
        }
        if (BREAKS.indexOf(c) >= 0) {
            return BREAK;
        }
        return PAUSES.indexOf(c) >= 0 || isDash(at) || isThaiSpace(at) ? PAUSE : 0;
    }

    private boolean isClosing(int at) {
        return at < text.length() && (text.charAt(at) == '"' || CLOSING.indexOf(text.charAt(at)) >= 0);
    }

    private void markQuestion() {
        for (int i = sentenceStart; i < count; i++) {
            flags[i] |= QUESTION;
        }
    }

    private boolean isBlankLine(int at) {
        return at + 1 < text.length() && text.charAt(at + 1) == '\n';
    }

    private boolean isDash(int at) {
        return text.charAt(at) == '-'
                && at > 0
                && text.charAt(at - 1) == ' '
                && at + 1 < text.length()
                && text.charAt(at + 1) == ' ';
    }

    private boolean isThaiSpace(int at) {
        return text.charAt(at) == ' '
                && at > 0
                && isThai(text.charAt(at - 1))
                && at + 1 < text.length()
                && isThai(text.charAt(at + 1));
    }

    private static boolean isThai(char c) {
        return c >= 0x0E00 && c <= 0x0E7F;
    }

    private boolean isEnd(int at) {
        char c = text.charAt(at);
        if (c == '。' || c == '।') {
            return !isBetweenCharacters(at);
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
        if (c == '?' || c == '؟') {
            return true;
        }
        if (c == '!') {
            return !Character.isLetterOrDigit(next) || isBetweenCharacters(at);
        }
        if (next == '.' || (at > 0 && text.charAt(at - 1) == '.')) {
            return false;
        }
        if (!Character.isLetterOrDigit(next)) {
            return !continues(at);
        }
        return isCapital(at + 1) && at > 0 && !isCapital(at - 1) && Character.isLetter(text.charAt(at - 1));
    }

    /** Whether a full stop was put into a word: one lone character on one side, and none of them ends a text. */
    private boolean isBetweenCharacters(int at) {
        boolean before = at >= 2 && isCharacter(text.charAt(at - 1)) && !isCharacter(text.charAt(at - 2));
        boolean after = at + 2 < text.length() && isCharacter(text.charAt(at + 1)) && !isCharacter(text.charAt(at + 2));
        return before && after;
    }

    private boolean isCapital(int at) {
        return Character.isUpperCase(text.original().charAt(text.from(at)));
    }

    /** Whether the sentence goes on after a point: an abbreviation, a number after it, a small letter. */
    private boolean continues(int at) {
        int next = at + 1;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        if (next == text.length() || next == at + 1) {
            return false;
        }
        char c = text.charAt(next);
        if (c >= 'a' && c <= 'z' && text.original().charAt(text.from(next)) == c) {
            return true;
        }
        return count > 0
                && end[count - 1] == at
                && kind[count - 1] == WORD
                && abbreviations.contains(text.slice(start[count - 1], end[count - 1]));
    }

    private void add(int from, int to, int before) {
        if (count == kind.length) {
            int capacity = count * 2;
            kind = Arrays.copyOf(kind, capacity);
            start = Arrays.copyOf(start, capacity);
            end = Arrays.copyOf(end, capacity);
            flags = Arrays.copyOf(flags, capacity);
            place = Arrays.copyOf(place, capacity + 1);
            sentence = Arrays.copyOf(sentence, capacity);
        }
        char c = text.charAt(from);
        kind[count] = isDigit(c) ? NUMBER : isCharacter(c) ? CHARACTER : isWordPart(c) ? WORD : SYMBOL;
        start[count] = from;
        end[count] = to;
        flags[count] = before;
        sentence[count] = count == 0 ? 0 : sentence[count - 1] + ((before & SENTENCE) == 0 ? 0 : 1);
        place[count] = count == 0 ? 0 : place[count - 1] + (kind[count - 1] == SYMBOL ? 0 : 1);
        count++;
    }

    /** Where the unit ends that starts here; the same place when none starts. */
    private int unitEnd(int at) {
        char c = text.charAt(at);
        if (c == ' ') {
            return at;
        }
        if (isCharacter(c)) {
            return at + 1;
        }
        int to = at;
        if (isDigit(c)) {
            while (to < text.length() && (isDigit(text.charAt(to)) || isInsideNumber(to))) {
                to++;
            }
            return to;
        }
        if (isWordPart(c)) {
            while (to < text.length() && (isWordPart(text.charAt(to)) || isInsideWord(to))) {
                to++;
            }
            return to;
        }
        if (Character.isHighSurrogate(c) && at + 1 < text.length()) {
            return at + 2;
        }
        return isSymbol(c) ? at + 1 : at;
    }

    private boolean isInsideNumber(int at) {
        char c = text.charAt(at);
        return (c == '.' || c == ',') && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }

    private boolean isInsideWord(int at) {
        char c = text.charAt(at);
        return isDigit(c) || (c == '\'' && at + 1 < text.length() && isWordPart(text.charAt(at + 1)));
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isCharacter(char c) {
        return (c >= 0x0E00 && c <= 0x0E7F && c != 0x0E3F)
                || (c >= 0x3041 && c <= 0x30FF && c != 0x30FB)
                || (c >= 0x3131 && c <= 0x318E)
                || (c >= 0x3400 && c <= 0x9FFF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || c == 0x3005
                || c == 0x3007;
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c > 0x7f && Character.isLetter(c) && !isCharacter(c)) || isMark(c);
    }

    private static boolean isMark(char c) {
        return c > 0x2ff && Character.getType(c) == Character.NON_SPACING_MARK && !isCharacter(c);
    }

    private static boolean isSymbol(char c) {
        int type = Character.getType(c);
        return c == '%' || c == '@' || c == '#' || type == Character.CURRENCY_SYMBOL || type == Character.OTHER_SYMBOL;
    }
}
