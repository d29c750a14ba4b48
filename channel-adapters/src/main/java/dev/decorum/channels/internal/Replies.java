package dev.decorum.channels.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Refusal.Code;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.TextSplitter;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.WindowKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What every adapter does with a reply before it gives it the channel's form: window, token, links and length. */
public final class Replies {
    private static final Pattern LINK = Pattern.compile(
            "https?://|\\bwww\\.|\\b[a-z0-9-]{2,63}\\.(com|net|org|info|shop|io|co|de|at|ch|fr|uk|us|cn|jp|eu|me|ly|link)\\b",
            Pattern.CASE_INSENSITIVE);

    private Replies() {}

    /**
     * One request for each part of the reply, or the refusal by the channel's limits.
     *
     * @throws IllegalArgumentException when the account belongs to another channel
     */
    public static Rendering each(
            ChannelAdapter adapter,
            ApprovedReply reply,
            ChannelAccount account,
            Function<String, OutgoingRequest> request) {
        return rendered(adapter, reply, account, reply.to().singleUse() ? 1 : Integer.MAX_VALUE, parts -> parts.stream()
                .map(request)
                .toList());
    }

    /** One request for all parts of the reply, or the refusal by the channel's limits; throws as {@link #each} does. */
    public static Rendering together(
            ChannelAdapter adapter,
            ApprovedReply reply,
            ChannelAccount account,
            Function<List<String>, OutgoingRequest> request) {
        return rendered(adapter, reply, account, Integer.MAX_VALUE, parts -> List.of(request.apply(parts)));
    }

    /** The refusal of every reply, for channels that take none; throws as {@link #each} does. */
    public static Rendering unsupported(ChannelAdapter adapter, ChannelAccount account, String remedy) {
        Webhook.rightChannel(adapter, account);
        return new Refusal(Code.NOT_SUPPORTED, "The channel `" + adapter.channel() + "` takes no replies.", remedy);
    }

    private static Rendering rendered(
            ChannelAdapter adapter,
            ApprovedReply reply,
            ChannelAccount account,
            int most,
            Function<List<String>, List<OutgoingRequest>> requests) {
        Webhook.rightChannel(adapter, account);
        ReplyLimits limits = adapter.limits();
        Optional<Refusal> refusal = closed(reply, limits).or(() -> ended(reply)).or(() -> linked(reply, limits));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        int max = limits.maxLength().value();
        Optional<List<String>> parts = TextSplitter.split(reply.text(), max, limits.unit());
        int messages = Math.min(most, limits.messages().value());
        if (parts.isEmpty() || parts.get().size() > messages) {
            return new Refusal(
                    Code.TOO_LONG,
                    "The reply has " + TextSplitter.length(reply.text(), limits.unit()) + " "
                            + FactKinds.wordFor(limits.unit()).replace('-', ' ') + "; the channel takes " + messages
                            + (messages == 1 ? " message" : " messages") + " of at most " + max + ".",
                    "Shorten the reply and have it approved again.");
        }
        Integer left = reply.window().repliesLeft();
        int needed = parts.get().size();
        if (left != null && needed > left) {
            return new Refusal(
                    Code.REPLIES_USED_UP,
                    "The reply needs " + needed + (needed == 1 ? " message" : " messages") + ", and the window lets "
                            + left + " through.",
                    "Shorten the reply, or wait for the customer's next message.");
        }
        return new Requests(requests.apply(parts.get()));
    }

    /** Why the window lets nothing of this reply through; empty when it does. */
    public static Optional<Refusal> closed(ApprovedReply reply, ReplyLimits limits) {
        ReplyWindow window = reply.window();
        boolean over = window.kind() == WindowKind.CLOSED
                || Boolean.FALSE.equals(window.open())
                || (window.closesAt() != null && !reply.now().isBefore(window.closesAt()));
        if (window.kind() == WindowKind.TEMPLATE_ONLY
                || (over && limits.templateOutsideWindow().value())) {
            return Optional.of(new Refusal(
                    Code.TEMPLATE_REQUIRED,
                    "The window is closed: only an approved template may be sent.",
                    "Choose a template, or wait for the customer's next message."));
        }
        if (over) {
            return Optional.of(new Refusal(
                    Code.WINDOW_CLOSED,
                    "The window is closed: nothing may be sent.",
                    "Wait for the customer's next message."));
        }
        if (window.kind() == WindowKind.HUMAN_ONLY && reply.author() == Author.BOT) {
            return Optional.of(new Refusal(
                    Code.HUMAN_REQUIRED,
                    "Only a person may write in this window.",
                    "Have a person write or confirm the reply."));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> ended(ApprovedReply reply) {
        return reply.to().tokenExpiresAt() == null
                        || reply.now().isBefore(reply.to().tokenExpiresAt())
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Code.TOKEN_EXPIRED,
                        "The token of the reply has ended.",
                        "Send it without the token where the channel can, or wait for the customer's next message."));
    }

    private static Optional<Refusal> linked(ApprovedReply reply, ReplyLimits limits) {
        return limits.links().value() || !LINK.matcher(reply.text()).find()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Code.LINKS_NOT_ALLOWED,
                        "The reply holds a link, and the channel takes none.",
                        "Leave the link out and have the reply approved again."));
    }

    /** An empty object of JSON. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A request by POST with a body of JSON. */
    public static OutgoingRequest postJson(String url, Map<String, String> headers, JsonNode body) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Content-Type", "application/json");
        return OutgoingRequest.post(url, all, Bytes.utf8(body.toString()));
    }

    /** A request by POST with a body of JSON and the house's access token. */
    public static OutgoingRequest postJson(String url, JsonNode body) {
        return postJson(url, Map.of("Authorization", "Bearer {access-token}"), body);
    }

    /** A value that comes from a delivery, as it may stand in a path or query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
