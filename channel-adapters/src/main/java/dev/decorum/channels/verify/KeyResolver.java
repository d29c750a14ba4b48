package dev.decorum.channels.verify;

import dev.decorum.policy.channel.ChannelAccount;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * Knows the public keys of a channel. The house implements it where keys must be fetched, and keeps them: the adapters
 * fetch nothing. Implementations must be safe for use by several threads.
 */
@FunctionalInterface
public interface KeyResolver {
    /**
     * The key of this id; empty when there is none.
     *
     * @param keyId what the delivery says: an id, or the address of a certificate whose host was checked. Not verified
     */
    Optional<PublicKey> key(String keyId, ChannelAccount account);

    /** Takes the key from a secret of the account, in PEM or bare Base64, whatever the id. */
    static KeyResolver ofAccount(String secretName) {
        return (keyId, account) -> account.secret(secretName).flatMap(KeyResolver::parse);
    }

    /** A public key of RSA or an elliptic curve (X.509, in PEM or bare Base64); empty when the text is none. */
    static Optional<PublicKey> parse(String pem) {
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        for (String algorithm : new String[] {"EC", "RSA"}) {
            try {
                return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der)));
            } catch (GeneralSecurityException e) {
                // the key of another algorithm
            }
        }
        return Optional.empty();
    }
}
