package dev.decorum.channels.verify;

import dev.decorum.policy.channel.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The envelope of WeChat and WeCom: AES-256-CBC over 16 random bytes, the length of the message, the message and the id
 * of its receiver. It is padded as PKCS#7 to blocks of 32 bytes, which the JDK's own padding refuses. The signature over
 * the envelope must be checked first: CBC alone does not show whether it was changed. Safe for use by several threads.
 *
 * @param key the key of 32 bytes
 * @param receiver the id of the receiver: the appid or the corpid
 */
public record WeChatEnvelope(Bytes key, String receiver) {
    private static final int RANDOM = 16;
    private static final int LENGTH = 4;
    private static final int BLOCK = 32;

    /**
     * An envelope by the key as the platform shows it.
     *
     * @param encodingAesKey 43 signs of Base64
     * @return empty when this is no such key
     */
    public static Optional<WeChatEnvelope> of(String encodingAesKey, String receiver) {
        try {
            byte[] key = Base64.getDecoder().decode(encodingAesKey + "=");
            return key.length == BLOCK ? Optional.of(new WeChatEnvelope(Bytes.of(key), receiver)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The message inside; empty when the text is no envelope by this key, or is for another receiver. */
    public Optional<Bytes> open(String base64) {
        byte[] plain;
        try {
            byte[] sealed = Base64.getDecoder().decode(base64);
            plain = sealed.length == 0 ? sealed : cipher(Cipher.DECRYPT_MODE).doFinal(sealed);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
        int pad = plain.length == 0 ? 0 : plain[plain.length - 1];
        int end = plain.length - pad;
        if (pad < 1 || pad > BLOCK || end < RANDOM + LENGTH) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(plain).getInt(RANDOM);
        int start = RANDOM + LENGTH;
        if (length < 0 || length > end - start) {
            return Optional.empty();
        }
        String to = new String(plain, start + length, end - start - length, StandardCharsets.UTF_8);
        return SharedToken.same(receiver, to)
                ? Optional.of(Bytes.of(Arrays.copyOfRange(plain, start, start + length)))
                : Optional.empty();
    }

    /**
     * A message in an envelope, as an encrypted answer needs it.
     *
     * @param random 16 bytes that nobody can foresee
     * @throws IllegalArgumentException when there are not 16 of them
     */
    public String seal(Bytes message, Bytes random) {
        if (random.size() != RANDOM) {
            throw new IllegalArgumentException("The random part has " + random.size() + " bytes. It must have 16.");
        }
        byte[] to = receiver.getBytes(StandardCharsets.UTF_8);
        int length = RANDOM + LENGTH + message.size() + to.length;
        int pad = BLOCK - length % BLOCK;
        byte[] plain = ByteBuffer.allocate(length + pad)
                .put(random.buffer())
                .putInt(message.size())
                .put(message.buffer())
                .put(to)
                .array();
        Arrays.fill(plain, length, length + pad, (byte) pad);
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK cannot encrypt by AES. Maybe a provider was removed.", e);
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        byte[] raw = key.toArray();
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(raw, "AES"), new IvParameterSpec(raw, 0, RANDOM));
        return cipher;
    }

    @Override
    public String toString() {
        return "WeChatEnvelope[" + receiver + "]";
    }
}
