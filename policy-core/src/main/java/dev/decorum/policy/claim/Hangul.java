package dev.decorum.policy.claim;

/** Puts Korean syllables together that somebody typed as loose letters. */
final class Hangul {
    private static final String LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static final String VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    private static final String TAILS = "\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    /** Two vowels, and the one that they make. */
    private static final String DOUBLE_VOWELS = "ㅗㅏㅘㅗㅐㅙㅗㅣㅚㅜㅓㅝㅜㅔㅞㅜㅣㅟㅡㅣㅢ";

    private static final char FIRST = '가';
    private static final char LAST = '힣';

    private Hangul() {}

    static boolean isSyllable(char c) {
        return c >= FIRST && c <= LAST;
    }

    /** Whether a character is a single letter, as normalisation leaves it. */
    static boolean isLoose(char c) {
        return c >= 0x1100 && c <= 0x11FF;
    }

    /**
     * Composes the run of letters and syllables from one place of a text to another, in place; letters keep the place
     * of what they were made of.
     *
     * @return where the run now ends
     */
    static int compose(FoldedText text, int from, int to) {
        StringBuilder letters = new StringBuilder();
        int[] origin = new int[3 * (to - from)];
        for (int i = from; i < to; i++) {
            int before = letters.length();
            takeApart(text.charAt(i), letters);
            for (int k = before; k < letters.length(); k++) {
                origin[k] = i;
            }
        }
        return new Composer(text, letters, origin, from).run();
    }

    private static void takeApart(char c, StringBuilder letters) {
        if (isSyllable(c)) {
            int number = c - FIRST;
            letters.append(LEADS.charAt(number / 588)).append(VOWELS.charAt(number % 588 / 28));
            if (number % 28 > 0) {
                letters.append(TAILS.charAt(number % 28));
            }
        } else if (c <= 0x1112) {
            letters.append(LEADS.charAt(c - 0x1100));
        } else if (c >= 0x1161 && c <= 0x1175) {
            letters.append(VOWELS.charAt(c - 0x1161));
        } else if (c >= 0x11A8 && c <= 0x11C2) {
            letters.append(TAILS.charAt(c - 0x11A7));
        } else {
            letters.append(c);
        }
    }

    private static final class Composer {
        private final FoldedText text;
        private final StringBuilder letters;
        private final int[] from;
        private final int[] to;
        private int target;

        Composer(FoldedText text, StringBuilder letters, int[] origin, int start) {
            this.text = text;
            this.letters = letters;
            this.target = start;
            from = new int[letters.length()];
            to = new int[letters.length()];
            for (int i = 0; i < letters.length(); i++) {
                from[i] = text.from(origin[i]);
                to[i] = text.to(origin[i]);
            }
        }

        int run() {
            int i = 0;
            while (i < letters.length()) {
                int lead = LEADS.indexOf(letters.charAt(i));
                int vowel = lead >= 0 && i + 1 < letters.length() ? VOWELS.indexOf(letters.charAt(i + 1)) : -1;
                i = vowel < 0 ? put(letters.charAt(i), i, i + 1) : syllable(i, lead, vowel);
            }
            return target;
        }

        private int syllable(int start, int lead, int vowel) {
            int next = start + 2;
            if (next < letters.length()) {
                int joined = doubleVowel(letters.charAt(next - 1), letters.charAt(next));
                if (joined >= 0) {
                    vowel = joined;
                    next++;
                }
            }
            int tail = 0;
            if (next < letters.length() && !beginsSyllable(next)) {
                tail = Math.max(0, TAILS.indexOf(letters.charAt(next)));
                next += tail > 0 ? 1 : 0;
            }
            return put((char) (FIRST + (lead * 21 + vowel) * 28 + tail), start, next);
        }

        private boolean beginsSyllable(int at) {
            return at + 1 < letters.length()
                    && LEADS.indexOf(letters.charAt(at)) >= 0
                    && VOWELS.indexOf(letters.charAt(at + 1)) >= 0;
        }

        private static int doubleVowel(char first, char second) {
            for (int i = 0; i < DOUBLE_VOWELS.length(); i += 3) {
                if (DOUBLE_VOWELS.charAt(i) == first && DOUBLE_VOWELS.charAt(i + 1) == second) {
                    return VOWELS.indexOf(DOUBLE_VOWELS.charAt(i + 2));
                }
            }
            return -1;
        }

        private int put(char c, int first, int next) {
            text.set(target++, c, from[first], to[next - 1]);
            return next;
        }
    }
}
