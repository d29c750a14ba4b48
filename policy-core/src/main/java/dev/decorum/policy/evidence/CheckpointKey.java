package dev.decorum.policy.evidence;

import dev.decorum.policy.internal.Values;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public key by which the checkpoints of a log are verified, with the name of the log. Immutable; safe for use by
 * several threads.
 *
 * <p>The text form is that of a verifier key of signed notes (c2sp.org/signed-note): name, key id, and the key behind a
 * byte 1 in base64, joined by {@code +}. Keys are Ed25519 (RFC 8032).
 *
 * @param origin the name of the log
 * @param text the text form
 */
public record CheckpointKey(String origin, String text) {
    private static final int KEY_BYTES = 32;
    private static final byte ED25519 = 1;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * A key from its text form.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public CheckpointKey {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3
                || !parts[0].equals(origin)
                || !text(origin, decoded(parts[2])).equals(text)) {
            throw notAKey();
        }
    }

    /**
     * A key from its text form.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static CheckpointKey parse(String text) {
        String line = text.strip();
        return new CheckpointKey(line.substring(0, Math.max(line.indexOf('+'), 0)), line);
    }

    static CheckpointKey of(String origin, PublicKey key) {
        Values.required(origin, "The name of a log");
        byte[] encoded = key.getEncoded();
        if (encoded.length != X509_PREFIX.length + KEY_BYTES
                || !Arrays.equals(X509_PREFIX, Arrays.copyOf(encoded, X509_PREFIX.length))) {
            throw new IllegalArgumentException("Checkpoints are signed with Ed25519, and this is a key of "
                    + key.getAlgorithm() + ". Maybe make one with KeyPairGenerator.getInstance(\"Ed25519\").");
        }
        byte[] typed = Arrays.copyOfRange(encoded, X509_PREFIX.length - 1, encoded.length);
        typed[0] = ED25519;
        return new CheckpointKey(origin, text(origin, typed));
    }

    /** The id of the key: the first four bytes of a hash over name and key. */
    byte[] id() {
        return id(origin, typed());
    }

    /** Whether this key signed the text. */
    boolean signed(String message, byte[] signature) {
        try {
            byte[] typed = typed();
            byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
            System.arraycopy(typed, 1, encoded, X509_PREFIX.length, KEY_BYTES);
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private byte[] typed() {
        return decoded(text.split("\\+", 3)[2]);
    }

    private static String text(String origin, byte[] typed) {
        if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519 || origin.isBlank() || hasSpace(origin)) {
            throw notAKey();
        }
        return origin + "+" + HexFormat.of().formatHex(id(origin, typed)) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    private static boolean hasSpace(String origin) {
        return origin.chars().anyMatch(c -> c == '+' || c <= ' ' || c >= 127);
    }

    private static byte[] id(String origin, byte[] typed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((origin + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(typed), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, and this one has not.", e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw notAKey();
        }
    }

    private static IllegalArgumentException notAKey() {
        return new IllegalArgumentException("A text is not the public key of a log. It is one line: the name of the log"
                + " in ASCII without blanks, eight hex digits and the key, joined by `+`.");
    }

    @Override
    public String toString() {
        return text;
    }
}
