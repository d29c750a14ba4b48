package dev.decorum.example.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.evidence.CustomerKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what rows hold of a customer, under that customer's key: AES-256-GCM with a fresh nonce of 12 bytes before the
 * ciphertext. The place of a value is authenticated with it, so that it cannot be moved to another row. Once the key is
 * destroyed nobody can read it. Safe for use by several threads.
 */
public final class Sealer {
    private static final JsonMapper JSON = PolicyJson.mapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    private Sealer(SecretKeySpec key) {
        this.key = key;
    }

    /** A sealer under a customer's key. */
    public static Sealer under(CustomerKey customer) {
        return new Sealer(new SecretKeySpec(HexFormat.of().parseHex(customer.digest("store-key/v1", "")), "AES"));
    }

    /** A value as sealed JSON. */
    public byte[] seal(String place, Object value) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] text = PolicyJson.write(value).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] body = cipher(Cipher.ENCRYPT_MODE, place, nonce).doFinal(text);
            return ByteBuffer.allocate(NONCE + body.length).put(nonce).put(body).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES/GCM, and this one has not.", e);
        }
    }

    /**
     * The value that was sealed for this place.
     *
     * @throws StoreException when the bytes are of another place, another key, or were changed
     */
    public <T> T open(String place, byte[] sealed, Class<T> type) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(sealed);
            byte[] nonce = new byte[NONCE];
            bytes.get(nonce);
            byte[] body = new byte[bytes.remaining()];
            bytes.get(body);
            return JSON.readValue(cipher(Cipher.DECRYPT_MODE, place, nonce).doFinal(body), type);
        } catch (JsonProcessingException e) {
            // Its message holds a part of the text.
            throw new StoreException(
                    "read a sealed value of `" + place + "`", new IOException("It is not as written."));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new StoreException("open a sealed value of `" + place + "`", e);
        }
    }

    private Cipher cipher(int mode, String place, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "Sealer";
    }
}
