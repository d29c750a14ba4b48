package dev.decorum.channels.webchat;

import dev.decorum.channels.verify.HmacVerifier;
import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.channels.verify.SharedToken;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the seller's server gives to the widget of a visitor: a token that says who it is and until when, and the key by
 * which the widget signs. Both are made of the secret {@code session-secret}, which never leaves the server, so sessions
 * need no store. Immutable.
 *
 * @param token the token, sent along with each request
 * @param key the key of the signatures, known to this visitor's page alone
 */
public record WebChatSession(String token, String key) {
    /** The header of each request: the token, a full stop and the signature of the body. */
    public static final String HEADER = "X-Web-Chat-Signature";

    /** The name of the secret of which all sessions are made. */
    public static final String SECRET = "session-secret";

    static final int VERSION = 1;

    /** The version, the user in Base64 for URLs, the end in seconds since 1970, its HMAC, and the HMAC of the body. */
    private static final Pattern SIGNED = Pattern.compile(
            "((" + VERSION + "\\.([A-Za-z0-9_-]{1,400})\\.([0-9]{1,11}))\\.([0-9a-f]{64}))\\.([0-9a-f]{64})");

    /**
     * A new session.
     *
     * @param user the seller's own id of the visitor: of a customer who has signed in, or drawn at random; at most 200
     *     bytes
     * @param expiresAt when it ends, to the second
     * @throws IllegalArgumentException when the account has no secret, the user is blank or too long, or the end lies
     *     before 1970
     */
    public static WebChatSession of(ChannelAccount account, String user, Instant expiresAt) {
        String secret = account.secret(SECRET)
                .orElseThrow(() -> new IllegalArgumentException("The account `" + account.id() + "` has no secret `"
                        + SECRET + "`. Maybe it is not the account of the web chat."));
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        if (user.isBlank() || name.length > 200) {
            throw new IllegalArgumentException("The user of a session has " + name.length
                    + " bytes. It must have 1 to 200 and not be blank. Maybe a whole record was given for an id.");
        }
        if (expiresAt.getEpochSecond() < 0) {
            throw new IllegalArgumentException("The end of a session, " + expiresAt
                    + ", lies before 1970. Maybe milliseconds were taken for seconds.");
        }
        String named = VERSION + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(name) + "."
                + expiresAt.getEpochSecond();
        String token = named + "." + mac(secret, "session " + named);
        return new WebChatSession(token, keyOf(secret, token));
    }

    /** The value of {@link #HEADER} for a request with this body; an empty one for a request by GET. */
    public String sign(Bytes body) {
        return token + "." + HexFormat.of().formatHex(Algorithm.SHA256.sign(key, body));
    }

    /**
     * The user whose session signed this request, for routes of the house's own, such as the one that gives the replies;
     * empty when it is not signed by a session of the account, or that has ended.
     */
    public static Optional<String> user(RawDelivery delivery, ChannelAccount account) {
        return problem(delivery, account).isPresent()
                ? Optional.empty()
                : delivery.header(HEADER).map(WebChatSession::userOf);
    }

    /** Why the delivery cannot be accepted; empty when it can. */
    static Optional<Rejected> check(RawDelivery delivery, ChannelAccount account, Origin origin) {
        return problem(delivery, account).map(problem -> new Rejected(origin, problem.code, problem.reason));
    }

    /** The user of a header that was found right. */
    static String userOf(String header) {
        Matcher parts = SIGNED.matcher(header);
        if (!parts.matches()) {
            throw new IllegalArgumentException("The header is no session. Maybe it was not checked before.");
        }
        return new String(Base64.getUrlDecoder().decode(parts.group(3)), StandardCharsets.UTF_8);
    }

    private static Optional<Problem> problem(RawDelivery delivery, ChannelAccount account) {
        Optional<String> secret = account.secret(SECRET);
        if (secret.isEmpty()) {
            return problem(Code.ACCOUNT_INCOMPLETE, HmacVerifier.missingSecret(account, SECRET));
        }
        Optional<String> header = delivery.header(HEADER);
        if (header.isEmpty()) {
            return problem(
                    Code.SIGNATURE_MISSING,
                    "The header `" + HEADER
                            + "` is missing, so nothing shows whose message this is. Maybe a proxy drops "
                            + "the header, or somebody else found the address.");
        }
        Matcher parts = SIGNED.matcher(header.get());
        if (!parts.matches() || !isBase64(parts.group(3))) {
            return problem(
                    Code.SIGNATURE_MALFORMED,
                    "The header `" + HEADER
                            + "` is no session with a signature. Maybe the widget is of another version, "
                            + "or a proxy rewrites the header.");
        }
        String key = keyOf(secret.get(), parts.group(1));
        String signature = HexFormat.of().formatHex(Algorithm.SHA256.sign(key, delivery.body()));
        boolean ours = SharedToken.same(mac(secret.get(), "session " + parts.group(2)), parts.group(5));
        boolean whole = SharedToken.same(signature, parts.group(6));
        if (!ours || !whole) {
            return problem(
                    Code.SIGNATURE_MISMATCH,
                    ours
                            ? "The signature in the header `" + HEADER
                                    + "` does not match the body. Maybe the body was " + "changed on its way."
                            : "The session in the header `" + HEADER + "` is not made by the secret `" + SECRET
                                    + "` of the account `" + account.id() + "`. Maybe the secret was changed; the page "
                                    + "must ask for a new session.");
        }
        return delivery.receivedAt().getEpochSecond() < Long.parseLong(parts.group(4))
                ? Optional.empty()
                : problem(Code.OUT_OF_TIME, "The session has ended. The page must ask for a new one.");
    }

    private static Optional<Problem> problem(Code code, String reason) {
        return Optional.of(new Problem(code, reason));
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getUrlDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String keyOf(String secret, String token) {
        return mac(secret, "key " + token);
    }

    private static String mac(String secret, String text) {
        return HexFormat.of().formatHex(Algorithm.SHA256.sign(secret, Bytes.utf8(text)));
    }

    private record Problem(Code code, String reason) {}

    @Override
    public String toString() {
        return "WebChatSession[]";
    }
}
