package dev.decorum.policy.evidence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * How far a log reached at an instant: what somebody else keeps, to hold the log to it. Immutable.
 *
 * <p>The text form is that of tlog-checkpoint (c2sp.org): origin, size and root in base64, a line each, and here the time
 * as a fourth.
 *
 * @param origin the name of the log
 * @param size how many events it had
 * @param root the root of its tree, as lower-case hex
 * @param at when, to the second
 */
public record Checkpoint(String origin, long size, String root, Instant at) {
    private static final String NOT_ONE = "A text is not a checkpoint. It has four lines: origin, size, root, time.";

    public Checkpoint {
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The text that is signed; it ends with a line feed. */
    public String text() {
        String hash = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(root));
        return origin + "\n" + size + "\n" + hash + "\n" + at + "\n";
    }

    /**
     * The checkpoint that a text says.
     *
     * @throws IllegalArgumentException when it is not exactly as checkpoints are written here
     */
    public static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        Checkpoint read;
        try {
            read = new Checkpoint(
                    lines.get(0),
                    Long.parseLong(lines.get(1)),
                    HexFormat.of().formatHex(Base64.getDecoder().decode(lines.get(2))),
                    Instant.parse(lines.get(3)));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(NOT_ONE, e);
        }
        if (read.size() < 0 || read.root().length() != 64 || !read.text().equals(text)) {
            throw new IllegalArgumentException(NOT_ONE);
        }
        return read;
    }
}
