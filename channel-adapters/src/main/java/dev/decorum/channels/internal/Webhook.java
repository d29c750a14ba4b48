package dev.decorum.channels.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.verify.SignatureCheck;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What every adapter does before it reads: the account must be of its channel, the method one that it uses, the body not
 * too large, and the delivery the channel's own.
 *
 * @param check how a delivery by POST proves that it is the channel's
 * @param handshake what answers a request by GET; null when the channel makes none
 * @param maxBytes the largest body that is looked at
 */
public record Webhook(SignatureCheck check, @Nullable Handshake handshake, int maxBytes) {
    /** Answers the channel's test of an address. */
    @FunctionalInterface
    public interface Handshake {
        /** The answer, or a rejection. */
        Reception answer(RawDelivery delivery, ChannelAccount account, Origin origin);
    }

    /** A channel without a handshake by GET. */
    public static Webhook of(SignatureCheck check) {
        return new Webhook(check, null, JsonBody.MAX_BYTES);
    }

    /** The same with a handshake by GET. */
    public Webhook with(Handshake answer) {
        return new Webhook(check, answer, maxBytes);
    }

    /** The same for bodies up to another size, such as mails with their attachments. */
    public Webhook upTo(int bytes) {
        return new Webhook(check, handshake, bytes);
    }

    /** Receives a body of JSON, an object; the reader gets its root. */
    public Reception json(
            ChannelAdapter adapter,
            RawDelivery delivery,
            ChannelAccount account,
            BiFunction<JsonNode, Origin, List<ChannelEvent>> reader) {
        return receive(
                adapter,
                delivery,
                account,
                origin -> JsonBody.read(delivery.body(), origin, root -> reader.apply(root, origin)));
    }

    /** Receives a body of XML; the reader gets its root as a tree, see {@link XmlBody}. */
    public Reception xml(
            ChannelAdapter adapter,
            RawDelivery delivery,
            ChannelAccount account,
            BiFunction<JsonNode, Origin, List<ChannelEvent>> reader) {
        return receive(
                adapter,
                delivery,
                account,
                origin -> XmlBody.read(delivery.body(), origin, root -> reader.apply(root, origin)));
    }

    /** Receives a body of any kind; the reader is called when the delivery is verified. */
    public Reception receive(
            ChannelAdapter adapter, RawDelivery delivery, ChannelAccount account, Function<Origin, Reception> reader) {
        rightChannel(adapter, account);
        Origin origin = Origin.of(adapter, account, delivery);
        if (delivery.method().equals("GET") && handshake != null) {
            return handshake.answer(delivery, account, origin);
        }
        if (!delivery.method().equals("POST")) {
            return rejected(
                    origin,
                    Code.METHOD_UNSUPPORTED,
                    "The channel uses " + (handshake == null ? "POST" : "GET and POST")
                            + " alone. Maybe somebody else found the address.");
        }
        Optional<Rejected> refused =
                JsonBody.tooLarge(delivery, origin, maxBytes).or(() -> check.check(delivery, account, origin));
        return refused.map(Reception::rejected).orElseGet(() -> reader.apply(origin));
    }

    /**
     * Does nothing when the account is of the adapter's channel.
     *
     * @throws IllegalArgumentException when it is of another
     */
    public static void rightChannel(ChannelAdapter adapter, ChannelAccount account) {
        if (!account.channel().equals(adapter.channel())) {
            throw new IllegalArgumentException("The account `" + account.id() + "` belongs to the channel `"
                    + account.channel() + "`, and this adapter reads `" + adapter.channel()
                    + "`. Maybe the route leads to the wrong adapter.");
        }
    }

    /** A rejection of the whole delivery. */
    public static Reception rejected(Origin origin, Code code, String reason) {
        return Reception.rejected(new Rejected(origin, code, reason));
    }
}
