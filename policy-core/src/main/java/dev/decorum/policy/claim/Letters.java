package dev.decorum.policy.claim;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What single characters become when texts are compared: letters without case, width and accents, and the Latin letter
 * for what only looks like one. Each answer is worked out once by ICU's data and kept. Safe for use by several threads.
 */
final class Letters {
    /** Marks above and below letters, for Vietnamese, which tells words apart by them. */
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 TAKEN_APART = Normalizer2.getNFDInstance();
    /** By UTF-16 code unit. Written by several threads, always with the same values. */
    private static final @Nullable String[] FOLDED = new @Nullable String[0x10000];

    /** What becomes one letter without accents, by UTF-16 code unit; 0 for what was not worked out, or is more. */
    private static final char[] PLAIN = new char[0x10000];

    private static final byte[] JOINS = new byte[0x10000];

    private Letters() {}

    private static final class Slow {
        static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();
        static final Transliterator SIMPLER = Transliterator.getInstance("Hant-Hans");
    }

    /** What a code point becomes: lower-case base letters, or nothing. Marks that stay are combining characters. */
    static String folded(int c) {
        if (c > 0xFFFF) {
            return fold(c);
        }
        String known = FOLDED[c];
        if (known == null) {
            known = fold(c);
            FOLDED[c] = known;
        }
        return known;
    }

    /** The one letter without accents that a code point becomes; 0 when it becomes more or less. */
    static char plain(int c) {
        if (c > 0xFFFF) {
            return 0;
        }
        char known = PLAIN[c];
        if (known == 0 && folded(c).length() == 1 && foldedAccents(c) == 0) {
            known = folded(c).charAt(0);
            PLAIN[c] = known;
        }
        return known;
    }

    /** The accents that a code point has when it is folded. */
    static int foldedAccents(int c) {
        return accents(c < 0x1F00 ? Character.toLowerCase(c) : c);
    }

    /** Whether a character may change when it follows another, as combining marks and vowels of Hangul do. */
    static boolean joins(char c) {
        byte known = JOINS[c];
        if (known == 0) {
            known = (byte) (COMPATIBLE.hasBoundaryBefore(c) ? 1 : 2);
            JOINS[c] = known;
        }
        return known == 2;
    }

    /** A letter together with what follows it, normalised but with its accents. */
    static String compose(String cluster) {
        return COMPATIBLE.normalize(cluster);
    }

    /**
     * The accents of a normalised character as a number: the tone in the lowest four bits, other marks above them. Zero
     * for a plain letter.
     */
    static int accents(int c) {
        if (c < 0x80 || c > 0x1EFF) {
            return 0;
        }
        if (c == 'đ') {
            return 1 << 4;
        }
        String parts = TAKEN_APART.getDecomposition(c);
        int found = 0;
        if (parts != null && UCharacter.hasBinaryProperty(c, com.ibm.icu.lang.UProperty.ALPHABETIC)) {
            for (int i = 1; i < parts.length(); i++) {
                int tone = TONES.indexOf(parts.charAt(i));
                found = tone >= 0 ? (found & ~15) | (tone + 1) : found | (2 + (parts.charAt(i) & 0x1f)) << 4;
            }
        }
        return found;
    }

    private static String fold(int c) {
        if (c < 0x80) {
            return String.valueOf((char) (c >= 'A' && c <= 'Z' ? c + 32 : c));
        }
        int letter = enclosedLetter(c);
        if (letter != 0) {
            return String.valueOf((char) letter);
        }
        int script = UScript.getScript(c);
        if (script == UScript.HAN) {
            return Slow.SIMPLER.transliterate(COMPATIBLE.normalize(UCharacter.toString(c)));
        }
        int digit = UCharacter.digit(c);
        if (digit >= 0) {
            return String.valueOf((char) ('0' + digit));
        }
        if (isForeign(script)) {
            String look = Slow.LOOKS.getSkeleton(UCharacter.toString(c));
            if (look.length() == 1 && look.charAt(0) < 0x80 && Character.isLetter(look.charAt(0))) {
                return look.toLowerCase(Locale.ROOT);
            }
        }
        StringBuilder out = new StringBuilder();
        String normal = COMPATIBLE.normalize(UCharacter.toString(c));
        normal.codePoints().forEach(part -> appendBase(out, part));
        return out.toString();
    }

    private static void appendBase(StringBuilder out, int c) {
        int script = UScript.getScript(c);
        if (script == UScript.LATIN) {
            String parts = TAKEN_APART.normalize(UCharacter.toString(c));
            parts.codePoints()
                    .filter(p -> UCharacter.getType(p) != Character.NON_SPACING_MARK)
                    .forEach(p -> out.appendCodePoint(plainLatin(p)));
        } else if (script == UScript.ARABIC) {
            out.append(plainArabic(c));
        } else if (script == UScript.INHERITED || c == 0x0640) {
            boolean kana = c == 0x3099 || c == 0x309A;
            out.append(kana ? UCharacter.toString(c) : "");
        } else {
            out.appendCodePoint(c == 0x2019 || c == 0x2018 || c == 0x02BC ? '\'' : c);
        }
    }

    /** Letters in boxes and circles, and those from which flags are made. */
    private static int enclosedLetter(int c) {
        if (c >= 0x1F150 && c <= 0x1F169) {
            return 'a' + c - 0x1F150;
        }
        if (c >= 0x1F170 && c <= 0x1F189) {
            return 'a' + c - 0x1F170;
        }
        return c >= 0x1F1E6 && c <= 0x1F1FF ? 'a' + c - 0x1F1E6 : 0;
    }

    /** Scripts of none of the languages, whose letters stand in a word to look like Latin ones. */
    private static boolean isForeign(int script) {
        return script == UScript.CYRILLIC
                || script == UScript.GREEK
                || script == UScript.CHEROKEE
                || script == UScript.ARMENIAN
                || script == UScript.COPTIC
                || script == UScript.LISU;
    }

    /** Latin letters that no decomposition knows, by the letter in their names: crossed, dotless and small capital. */
    private static int plainLatin(int c) {
        if (c < 0x80) {
            return c;
        }
        String name = UCharacter.getName(c);
        if (name == null) {
            return c;
        }
        for (String start : new String[] {
            "LATIN SMALL LETTER DOTLESS ", "LATIN LETTER SMALL CAPITAL ", "LATIN SMALL LETTER ", "LATIN LETTER "
        }) {
            if (name.startsWith(start)) {
                String rest = name.substring(start.length());
                boolean single = rest.length() == 1 || (rest.length() > 2 && rest.startsWith(" WITH ", 1));
                return single ? Character.toLowerCase(rest.charAt(0)) : c;
            }
        }
        return c;
    }

    private static String plainArabic(int c) {
        return switch (c) {
            case 0x0622, 0x0623, 0x0625, 0x0671 -> "\u0627";
            case 0x0649, 0x06CC -> "\u064A";
            case 0x0629 -> "\u0647";
            case 0x06A9 -> "\u0643";
            case 0x0624 -> "\u0648";
            case 0x0626 -> "\u064A";
            default -> UCharacter.getType(c) == Character.NON_SPACING_MARK ? "" : UCharacter.toString(c);
        };
    }
}
