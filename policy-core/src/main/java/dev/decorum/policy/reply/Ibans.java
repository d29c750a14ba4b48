package dev.decorum.policy.reply;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds international account numbers (ISO 13616) by their checksum: two letters, two digits, and 11 to 30 letters and
 * digits more, with or without blanks between groups. In time linear in the text.
 */
final class Ibans {
    private static final int SHORTEST = 15;
    private static final int LONGEST = 34;

    private Ibans() {}

    static List<Span> in(String text) {
        List<Span> found = new ArrayList<>();
        for (int at = 0; at + SHORTEST <= text.length(); at++) {
            if (begins(text, at)) {
                int end = end(text, at);
                if (end > 0) {
                    found.add(new Span(at, end));
                    at = end - 1;
                }
            }
        }
        return found;
    }

    private static boolean begins(String text, int at) {
        return (at == 0 || !isSign(text.charAt(at - 1)))
                && isLetter(text.charAt(at))
                && isLetter(text.charAt(at + 1))
                && isDigit(text.charAt(at + 2))
                && isDigit(text.charAt(at + 3));
    }

    /** Where the longest number ends that begins here and passes the check; 0 when none does. */
    private static int end(String text, int start) {
        int end = 0;
        int signs = 4;
        int rest = 0;
        int at = start + 4;
        while (at < text.length() && signs <= LONGEST) {
            char c = text.charAt(at);
            boolean blank = c == ' ' || c == '\u00A0' || c == '-';
            if (!isSign(c) && !blank) {
                break;
            }
            if (blank && !(at + 1 < text.length() && isSign(text.charAt(at + 1)))) {
                break;
            }
            if (!blank) {
                rest = append(rest, c);
                signs++;
                boolean whole = at + 1 == text.length() || !isSign(text.charAt(at + 1));
                if (whole && signs >= SHORTEST && signs <= LONGEST && isRight(text, start, rest)) {
                    end = at + 1;
                }
            }
            at++;
        }
        return end;
    }

    private static boolean isRight(String text, int start, int rest) {
        int sum = rest;
        for (int i = start; i < start + 4; i++) {
            sum = append(sum, text.charAt(i));
        }
        return sum == 1;
    }

    /** The remainder by 97 of a number with one sign more; a letter stands for 10 to 35. */
    private static int append(int rest, char sign) {
        int value = Character.digit(sign, 36);
        return (rest * (value < 10 ? 10 : 100) + value) % 97;
    }

    private static boolean isSign(char c) {
        return isDigit(c) || isLetter(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
