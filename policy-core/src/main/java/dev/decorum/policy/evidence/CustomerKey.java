package dev.decorum.policy.evidence;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.internal.Canonical;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one customer, under which their personal data is digested. A telephone number can be found from its bare
 * hash by trying all numbers; from a keyed digest only with the key. Destroying the key therefore erases the customer from
 * the log, which still verifies.
 *
 * <p>The caller makes, keeps and destroys keys. HMAC with SHA-256 (RFC 2104). Safe for use by several threads.
 */
public final class CustomerKey {
    private static final int LEAST_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private CustomerKey(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * A key of at least 32 random bytes.
     *
     * @throws IllegalArgumentException when there are fewer
     */
    public static CustomerKey of(byte[] secret) {
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException("A customer's key has at least " + LEAST_BYTES
                    + " bytes, and this one has " + secret.length + ". Maybe take them from a SecureRandom.");
        }
        return new CustomerKey(new SecretKeySpec(Arrays.copyOf(secret, secret.length), ALGORITHM));
    }

    /**
     * The digest of a text as lower-case hex.
     *
     * @param what what the text is, such as {@code preview}, so that equal texts of different meaning differ
     */
    public String digest(String what, String text) {
        return authenticate("decorum/text/v1", List.of(what, text));
    }

    /** The digest of all that a request holds, texts among them, as lower-case hex. */
    public String factsHash(PolicyRequest request) {
        return authenticate("decorum/facts/v1", request);
    }

    String digestOf(String domain, Object value) {
        return authenticate(domain, value);
    }

    private String authenticate(String domain, Object value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(Canonical.bytes(domain, value)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ", and this one has not.", e);
        }
    }

    @Override
    public String toString() {
        return "CustomerKey";
    }
}
