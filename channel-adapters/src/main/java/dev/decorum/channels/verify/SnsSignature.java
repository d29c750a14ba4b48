package dev.decorum.channels.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.JsonBody;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.verify.KeyVerifier.Algorithm;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The signature of Amazon SNS. It stands in the body and covers some of its fields, so the body has to be parsed, within
 * limits, before it is verified. The certificate must lie on a host of SNS; the {@link KeyResolver} gets its address and
 * gives its key.
 */
public final class SnsSignature implements SignatureCheck {
    private static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9-]{3,}\\.amazonaws\\.com(\\.cn)?");
    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> SUBSCRIPTION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private final KeyVerifier verifier;

    /** A check by these keys. */
    public SnsSignature(KeyResolver keys) {
        verifier = new KeyVerifier("Signature", keys);
    }

    @Override
    public Optional<Rejected> check(RawDelivery delivery, ChannelAccount account, Origin origin) {
        Optional<JsonNode> body = JsonBody.tree(delivery.body());
        String signature = body.map(root -> Nodes.text(root, "Signature")).orElse(null);
        if (body.isEmpty() || signature == null) {
            return verifier.missing(origin);
        }
        String certificate = Nodes.firstText(body.get(), "SigningCertURL", "SigningCertUrl");
        if (!isTrusted(certificate)) {
            return verifier.malformed(origin, "its certificate does not lie at Amazon SNS");
        }
        Algorithm algorithm =
                "2".equals(Nodes.text(body.get(), "SignatureVersion")) ? Algorithm.RSA_SHA256 : Algorithm.RSA_SHA1;
        return verifier.check(origin, account, algorithm, certificate, signature, canonical(body.get()));
    }

    /** What SNS signs: the names and values of some fields, each on a line. */
    static Bytes canonical(JsonNode root) {
        List<String> fields = "Notification".equals(Nodes.text(root, "Type")) ? NOTIFICATION : SUBSCRIPTION;
        StringBuilder lines = new StringBuilder();
        for (String field : fields) {
            if (root.path(field).isTextual()) {
                lines.append(field)
                        .append('\n')
                        .append(root.path(field).textValue())
                        .append('\n');
            }
        }
        return Bytes.utf8(lines.toString());
    }

    private static boolean isTrusted(@Nullable String certificate) {
        try {
            URI uri = certificate == null ? null : URI.create(certificate);
            return uri != null
                    && "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getPort() == -1
                    && uri.getPath().endsWith(".pem")
                    && HOST.matcher(uri.getHost()).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
