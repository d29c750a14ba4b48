package dev.decorum.policy.evidence;

import java.util.Arrays;
import java.util.Base64;

/**
 * A checkpoint with its signature, as a signed note (c2sp.org/signed-note): the text of the checkpoint, an empty line, and
 * a line of a dash, the name of the log, and key id and signature in base64. Immutable.
 *
 * @param checkpoint what is signed
 * @param signature key id and signature in base64
 */
public record SignedCheckpoint(Checkpoint checkpoint, String signature) {
    private static final String DASH = "\u2014 ";
    private static final int ID_BYTES = 4;

    /** The note; it ends with a line feed. */
    public String text() {
        return checkpoint.text() + "\n" + DASH + checkpoint.origin() + " " + signature + "\n";
    }

    /**
     * The signed checkpoint that a note says.
     *
     * @throws IllegalArgumentException when it is not exactly as such notes are written here
     */
    public static SignedCheckpoint parse(String text) {
        int gap = text.indexOf("\n\n");
        if (gap < 0) {
            throw notOne();
        }
        Checkpoint checkpoint = Checkpoint.parse(text.substring(0, gap + 1));
        String start = DASH + checkpoint.origin() + " ";
        String last = text.substring(gap + 2);
        if (!last.startsWith(start) || !last.endsWith("\n")) {
            throw notOne();
        }
        SignedCheckpoint read = new SignedCheckpoint(checkpoint, last.substring(start.length(), last.length() - 1));
        if (!read.text().equals(text)) {
            throw notOne();
        }
        return read;
    }

    /** Whether the holder of this key signed it, for the log of that name. */
    public boolean isSignedBy(CheckpointKey key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return Base64.getEncoder().encodeToString(bytes).equals(signature)
                && bytes.length > ID_BYTES
                && checkpoint.origin().equals(key.origin())
                && Arrays.equals(key.id(), Arrays.copyOf(bytes, ID_BYTES))
                && key.signed(checkpoint.text(), Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
    }

    private static IllegalArgumentException notOne() {
        return new IllegalArgumentException(
                "A text is not a signed checkpoint. It is a checkpoint, an empty line, and a"
                        + " line with the name of the log and the signature.");
    }
}
