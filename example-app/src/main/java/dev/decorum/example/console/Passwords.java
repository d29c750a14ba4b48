package dev.decorum.example.console;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes passwords with PBKDF2-HMAC-SHA512, salt and iterations kept beside the hash, so that the number can grow. Safe
 * for use by several threads.
 */
final class Passwords {
    /** What the OWASP Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA512 at least. */
    static final int ITERATIONS = 220_000;

    private static final String SCHEME = "pbkdf2-sha512";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;

    private final SecureRandom random = new SecureRandom();
    private final int iterations;
    /** What no password is known to derive: as long as a real one, and drawn by lot. */
    private final String ofNobody;

    Passwords(int iterations) {
        this.iterations = iterations;
        this.ofNobody = stored(bytes(SALT_BYTES), bytes(HASH_BITS / Byte.SIZE));
    }

    /** The stored form of a password. */
    String hash(String password) {
        byte[] salt = bytes(SALT_BYTES);
        return stored(salt, derive(password, salt, iterations));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String stored(byte[] salt, byte[] derived) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return String.join(
                "$", SCHEME, Integer.toString(iterations), base64.encodeToString(salt), base64.encodeToString(derived));
    }

    /** Whether a password is the stored one; takes as long whether it is or not. */
    boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            throw new IllegalArgumentException(
                    "A stored password has another form than `" + SCHEME + "`. Maybe a later version wrote it.");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] derived = derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(derived, base64.decode(parts[3]));
    }

    /** Spends the time of {@link #matches} on a name that nobody has. */
    void matchNobody(String password) {
        matches(password, ofNobody);
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        char[] characters = Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
        PBEKeySpec spec = new PBEKeySpec(characters, salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no PBKDF2 with HMAC-SHA512. Maybe use another one.", e);
        } finally {
            spec.clearPassword();
        }
    }
}
