package dev.decorum.channels.verify;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A signature by HMAC (RFC 2104) with a secret that the seller and the channel share. What is signed is a sequence of
 * parts: the raw body alone, or with a prefix, a time stamp and separators around it. Safe for use by several threads.
 *
 * @param header the header that carries the signature
 * @param algorithm the hash function
 * @param encoding how the signature is written
 * @param prefix what stands before it in the header, such as {@code sha256=}; empty when nothing does
 */
public record HmacVerifier(String header, Algorithm algorithm, Encoding encoding, String prefix) {

    /** The hash function of an HMAC. */
    public enum Algorithm {
        /** SHA-1; weak as a hash, still used by some helpdesks. */
        SHA1("HmacSHA1", 20),
        /** SHA-256. */
        SHA256("HmacSHA256", 32);

        private final String jdkName;
        private final int length;

        Algorithm(String jdkName, int length) {
            this.jdkName = jdkName;
            this.length = length;
        }

        /**
         * The HMAC of the parts in their order.
         *
         * @throws IllegalArgumentException when the key is empty
         */
        public byte[] sign(String key, Bytes... parts) {
            try {
                Mac mac = Mac.getInstance(jdkName);
                mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), jdkName));
                for (Bytes part : parts) {
                    mac.update(part.buffer());
                }
                return mac.doFinal();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The JDK lacks `" + jdkName + "`. Maybe a provider was removed.", e);
            }
        }
    }

    /** How a signature is written as text. */
    public enum Encoding {
        /** Hexadecimal digits of either case. */
        HEX,
        /** Base64 with padding (RFC 4648, section 4). */
        BASE64
    }

    /**
     * Why the delivery cannot be accepted; empty when the signature is right.
     *
     * @param origin the origin of the delivery
     * @param presented the signature as the delivery carries it, with its prefix; null when it carries none
     * @param account the account whose secret is the key
     * @param secretName the name of that secret
     * @param parts what is signed, in its order
     */
    public Optional<Rejected> check(
            Origin origin, @Nullable String presented, ChannelAccount account, String secretName, Bytes... parts) {
        Optional<String> key = account.secret(secretName);
        if (key.isEmpty()) {
            return rejected(origin, Code.ACCOUNT_INCOMPLETE, missingSecret(account, secretName));
        }
        if (presented == null || presented.isBlank()) {
            return rejected(
                    origin,
                    Code.SIGNATURE_MISSING,
                    "The header `" + header + "` is missing, so nothing shows that the channel sent this. "
                            + "Maybe a proxy drops the header, or somebody else found the address.");
        }
        byte[] claimed = decode(presented);
        if (claimed == null) {
            return rejected(
                    origin,
                    Code.SIGNATURE_MALFORMED,
                    "The header `" + header + "` is no signature: it must be " + form()
                            + ". Maybe a proxy rewrites the header.");
        }
        if (!MessageDigest.isEqual(algorithm.sign(key.get(), parts), claimed)) {
            return rejected(
                    origin,
                    Code.SIGNATURE_MISMATCH,
                    "The signature in the header `" + header + "` does not match the body. Maybe the secret `"
                            + secretName + "` of the account `" + account.id()
                            + "` is not the channel's current one, or the body was changed on its way.");
        }
        return Optional.empty();
    }

    /** A check of deliveries that sign their raw body alone. */
    public SignatureCheck overBody(String secretName) {
        return over(secretName, (delivery, account) -> List.of(delivery.body()));
    }

    /** A check of deliveries that sign parts of their own; a part may be made of other secrets, if these are there. */
    public SignatureCheck over(String secretName, BiFunction<RawDelivery, ChannelAccount, List<Bytes>> signed) {
        return (delivery, account, origin) -> check(
                origin,
                delivery.header(header).orElse(null),
                account,
                secretName,
                signed.apply(delivery, account).toArray(Bytes[]::new));
    }

    /**
     * A check of deliveries that sign the value of a header with the time, a separator and the raw body.
     *
     * @param time the header and the tolerance
     */
    public SignatureCheck overTimeAndBody(String secretName, SignedTime time, String separator) {
        SignatureCheck signature = over(
                secretName,
                (delivery, account) -> List.of(
                        Bytes.utf8(delivery.header(time.header()).orElse("")), Bytes.utf8(separator), delivery.body()));
        return signature.and((delivery, account, origin) ->
                time.check(origin, delivery.header(time.header()).orElse(null)));
    }

    /**
     * A check of deliveries whose one header holds both, such as {@code t=1760000000,s=126420…}; they sign the time, a
     * separator and the raw body.
     *
     * @param timeField the name of the field with the time
     * @param signatureField the name of the field with the signature
     * @param tolerance how far the time may be off
     */
    public SignatureCheck overFields(
            String secretName, String timeField, String signatureField, String separator, Duration tolerance) {
        SignedTime time = new SignedTime(header, tolerance);
        return (delivery, account, origin) -> {
            Optional<String> value = delivery.header(header);
            String stamp = value.map(fields -> field(fields, timeField)).orElse("");
            String signature =
                    value.map(fields -> field(fields, signatureField)).orElse(null);
            Bytes signedTime = Bytes.utf8(stamp);
            return check(origin, signature, account, secretName, signedTime, Bytes.utf8(separator), delivery.body())
                    .or(() -> time.check(origin, stamp));
        };
    }

    private static String field(String fields, String name) {
        for (String field : fields.split(",", 20)) {
            if (field.strip().startsWith(name + "=")) {
                return field.strip().substring(name.length() + 1);
            }
        }
        return "?";
    }

    /** The words for a secret that the account lacks. */
    public static String missingSecret(ChannelAccount account, String secretName) {
        return "The account `" + account.id() + "` has no secret `" + secretName
                + "`, so nothing can be verified. Add it to the account; the channel will deliver again.";
    }

    private byte @Nullable [] decode(String presented) {
        if (!presented.startsWith(prefix)) {
            return null;
        }
        String text = presented.substring(prefix.length());
        try {
            byte[] bytes = encoding == Encoding.HEX
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text);
            return bytes.length == algorithm.length ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private String form() {
        String start = prefix.isEmpty() ? "" : "`" + prefix + "` and then ";
        return encoding == Encoding.HEX
                ? start + algorithm.length * 2 + " hexadecimal digits"
                : start + algorithm.length + " bytes in Base64";
    }

    private static Optional<Rejected> rejected(Origin origin, Code code, String reason) {
        return Optional.of(new Rejected(origin, code, reason));
    }
}
