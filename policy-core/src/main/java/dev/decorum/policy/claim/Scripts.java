package dev.decorum.policy.claim;

/** Which scripts a text is written in, as a set of bits. */
final class Scripts {
    static final int LATIN = 1;
    static final int HAN = 2;
    static final int KANA = 4;
    static final int HANGUL = 8;
    static final int THAI = 16;
    static final int ARABIC = 32;

    private Scripts() {}

    static int of(FoldedText text, int from, int to) {
        int found = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                found |= c >= 'a' && c <= 'z' ? LATIN : 0;
            } else if (c >= 0x0600 && c <= 0x06FF) {
                found |= ARABIC;
            } else if (c >= 0x0E00 && c <= 0x0E7F) {
                found |= THAI;
            } else if (c >= 0x3041 && c <= 0x30FF) {
                found |= KANA;
            } else if (c >= 0x3400 && c <= 0x9FFF) {
                found |= HAN;
            } else if (c >= 0xAC00 && c <= 0xD7A3) {
                found |= HANGUL;
            }
        }
        return found;
    }
}
