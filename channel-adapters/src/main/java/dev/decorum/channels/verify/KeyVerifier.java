package dev.decorum.channels.verify;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.Origin;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signature by a private key of the channel's, checked by its public one. Safe for use by several threads.
 *
 * @param place the header or field that carries the signature, for messages
 * @param keys knows the public keys
 */
public record KeyVerifier(String place, KeyResolver keys) {
    /** How a signature is made. */
    public enum Algorithm {
        ECDSA_SHA1("SHA1withECDSA"),
        ECDSA_SHA256("SHA256withECDSA"),
        RSA_SHA1("SHA1withRSA"),
        RSA_SHA256("SHA256withRSA");

        private final String jdkName;

        Algorithm(String jdkName) {
            this.jdkName = jdkName;
        }
    }

    /**
     * Why the delivery cannot be accepted; empty when the signature belongs to one of the forms.
     *
     * @param keyId what the delivery says of the key; null when it says nothing
     * @param base64 the signature in Base64; null when there is none
     * @param forms the forms in which the channel may have signed the body, such as raw and compact
     */
    public Optional<Rejected> check(
            Origin origin,
            ChannelAccount account,
            Algorithm algorithm,
            @Nullable String keyId,
            @Nullable String base64,
            Bytes... forms) {
        byte[] signature = base64 == null ? null : decode(base64);
        if (signature == null || keyId == null) {
            return malformed(origin, "it names no key, or is no Base64");
        }
        Optional<PublicKey> key = keys.key(keyId, account);
        if (key.isEmpty()) {
            return Optional.of(new Rejected(
                    origin,
                    Code.KEY_UNKNOWN,
                    "The key that `" + place + "` names is not known for the account `" + account.id()
                            + "`. Maybe the channel has a new key that must be fetched, or somebody else sent this."));
        }
        for (Bytes form : forms) {
            if (matches(algorithm, key.get(), form, signature)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Rejected(
                origin,
                Code.SIGNATURE_MISMATCH,
                "The signature in `" + place + "` does not match the body. Maybe the key of the account `"
                        + account.id() + "` is not the channel's current one, or the body was changed on its way."));
    }

    /** The rejection of a delivery without a signature. */
    public Optional<Rejected> missing(Origin origin) {
        return Optional.of(new Rejected(
                origin,
                Code.SIGNATURE_MISSING,
                "The `" + place
                        + "` is missing, so nothing shows that the channel sent this. Maybe a proxy drops it, or "
                        + "somebody else found the address."));
    }

    /** The rejection of a delivery whose signature has another form. */
    public Optional<Rejected> malformed(Origin origin, String what) {
        return Optional.of(new Rejected(
                origin,
                Code.SIGNATURE_MALFORMED,
                "The `" + place + "` is no signature: " + what + ". Maybe a proxy rewrites it."));
    }

    private static boolean matches(Algorithm algorithm, PublicKey key, Bytes form, byte[] presented) {
        try {
            Signature signature = Signature.getInstance(algorithm.jdkName);
            signature.initVerify(key);
            signature.update(form.buffer());
            return signature.verify(presented);
        } catch (GeneralSecurityException e) {
            return false; // a key or a signature of another kind
        }
    }

    private static byte @Nullable [] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
