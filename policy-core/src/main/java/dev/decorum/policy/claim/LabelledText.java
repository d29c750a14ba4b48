package dev.decorum.policy.claim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence of which people have said what it is; a line of a file with tabs between the columns.
 *
 * @param category what the line is about, in the words of {@link dev.decorum.policy.fact.FactKinds#wordFor}
 * @param language the BCP 47 tag of the sentence
 * @param text the sentence
 * @param violation whether it makes such a claim, or carries such a signal
 * @param note how it does so, or why it does not; its first word is the kind
 */
public record LabelledText(String category, String language, String text, boolean violation, String note) {
    private static final String HEADER = "category\tlang\tphrase_or_sentence\tlabel\tnote";
    private static final int PARTS = 5;

    /** A line that cannot be read; the message names it. */
    public static final class FormatException extends Exception {
        private static final long serialVersionUID = 1;

        FormatException(String message) {
            super(message);
        }
    }

    /** The sentences of a file. */
    public static List<LabelledText> read(String file) throws FormatException {
        List<LabelledText> rows = new ArrayList<>();
        int number = 0;
        for (String line : file.lines().toList()) {
            number++;
            if (line.isBlank() || (number == 1 && line.startsWith("category\t"))) {
                continue;
            }
            String[] columns = line.split("\t", -1);
            boolean labelled = columns.length > 3 && (columns[3].equals("violation") || columns[3].equals("ok"));
            if (columns.length < 4 || columns.length > PARTS || !labelled) {
                throw new FormatException("Line " + number + " does not have the columns `"
                        + HEADER.replace("\t", "`, `") + "` with `violation` or `ok` for the label.");
            }
            String note = columns.length < PARTS ? "" : columns[4];
            rows.add(new LabelledText(
                    columns[0].replace('_', '-'), columns[1], columns[2], columns[3].equals("violation"), note));
        }
        return rows;
    }

    /** The first word of the note: {@code plain}, {@code paraphrase}, {@code evasion}, {@code neg} and so on. */
    public String kind() {
        String first = note.strip().split("[\\s:,;]", 2)[0];
        return first.isEmpty() ? "-" : first;
    }

    /**
     * Whether the sentence belongs to the fifth that is never trained or tuned on: the first byte of the SHA-256 of its
     * UTF-8 bytes, modulo 5, is 0.
     */
    public boolean isHeldOut() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return (hash[0] & 0xff) % PARTS == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
