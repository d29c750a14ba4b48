package dev.decorum.policy.evidence;

import dev.decorum.policy.internal.Canonical;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Sealing of one part: AES-256-GCM under a key that is derived from the subject's and serves for this part alone, so that
 * it can be handed over with the part. The sealed bytes are a salt of 16 bytes, a nonce of 12, and the ciphertext with its
 * tag. What the part belongs to is authenticated with it.
 *
 * @param description what the event says of the part
 * @param sealed the sealed bytes
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor used as a key
record Seal(SealedPart description, byte[] sealed) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    /** Where a part stands: what is authenticated with it. */
    record Place(String caseId, EventKind kind, @Nullable String subject, String name, String type) {
        private byte[] bytes() {
            return Canonical.bytes("decorum/part/v1", this);
        }
    }

    static Seal of(PersonalPart part, Place place, CustomerKey subject) {
        byte[] salt = random(SALT);
        byte[] nonce = random(NONCE);
        String key = keyFor(subject, salt);
        byte[] content = part.content();
        byte[] body;
        try {
            body = cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES/GCM, and this one has not.", e);
        }
        byte[] sealed = new byte[SALT + NONCE + body.length];
        System.arraycopy(salt, 0, sealed, 0, SALT);
        System.arraycopy(nonce, 0, sealed, SALT, NONCE);
        System.arraycopy(body, 0, sealed, SALT + NONCE, body.length);
        return new Seal(
                new SealedPart(part.name(), part.type(), content.length, Canonical.sha256(sealed), commitment(key)),
                sealed);
    }

    /** The key of these sealed bytes, as lower-case hex, were they sealed under this subject's key. */
    static String keyFor(CustomerKey subject, byte[] sealed) {
        return subject.digestOf("decorum/part-key/v1", List.of(HEX.formatHex(sealed, 0, SALT)));
    }

    /** What an event says of a key without giving it away. */
    static String commitment(String key) {
        return Canonical.sha256("decorum/part-key-hash/v1", List.of(key));
    }

    /** What was sealed; empty unless the bytes, the key and the place are all those of the description. */
    static Optional<byte[]> open(SealedPart description, byte[] sealed, String key, Place place) {
        if (sealed.length < SALT + NONCE + TAG_BITS / 8
                || !Canonical.sha256(sealed).equals(description.sha256())
                || !commitment(key).equals(description.key())) {
            return Optional.empty();
        }
        try {
            byte[] nonce = Arrays.copyOfRange(sealed, SALT, SALT + NONCE);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, place)
                    .doFinal(sealed, SALT + NONCE, sealed.length - SALT - NONCE));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES/GCM, and this one has not.", e);
        }
    }

    private static Cipher cipher(int mode, String key, byte[] nonce, Place place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(HEX.parseHex(key), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.bytes());
        return cipher;
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    @Override
    public String toString() {
        return "Seal[" + description.name() + "]";
    }
}
