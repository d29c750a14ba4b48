package dev.decorum.policy.channel;

import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a channel. The permitted kinds are all that an adapter can say; in JSON they carry their
 * kind in {@code event}, such as {@code message-received}.
 *
 * <p>Events are immutable and safe to share between threads. Their {@code toString} leaves personal data out.
 */
public sealed interface ChannelEvent {
    /** Where and when it came about. */
    Origin origin();

    /** The same event from another origin, such as one that is marked as delivered before. */
    ChannelEvent withOrigin(Origin other);

    /**
     * Somebody wrote to the seller.
     *
     * @param sender who wrote
     * @param content what was written
     * @param window what the message lets the seller send
     * @param reply what a reply needs to be delivered; null when the channel takes none
     */
    record MessageReceived(
            Origin origin,
            Sender sender,
            MessageContent content,
            ReplyWindow window,
            @Nullable ReplyHandle reply) implements ChannelEvent {
        @Override
        public MessageReceived withOrigin(Origin other) {
            return new MessageReceived(other, sender, content, window, reply);
        }
    }

    /**
     * Somebody replaced what they had written.
     *
     * @param original the channel's id of the message that is replaced
     * @param sender who wrote
     * @param content what stands there now
     * @param window what the message lets the seller send
     * @param reply what a reply needs to be delivered; null when the channel takes none
     */
    record MessageEdited(
            Origin origin,
            String original,
            Sender sender,
            MessageContent content,
            ReplyWindow window,
            @Nullable ReplyHandle reply)
            implements ChannelEvent {
        @Override
        public MessageEdited withOrigin(Origin other) {
            return new MessageEdited(other, original, sender, content, window, reply);
        }

        @Override
        public String toString() {
            return "MessageEdited[" + origin + ", " + sender + ", " + content + "]";
        }
    }

    /**
     * Somebody took a message back; what is kept of it must go where the platform or the law asks for that.
     *
     * @param original the channel's id of the message that was taken back
     * @param sender who took it back; null when the channel does not say
     */
    record MessageRevoked(
            Origin origin, String original, @Nullable Sender sender) implements ChannelEvent {
        @Override
        public MessageRevoked withOrigin(Origin other) {
            return new MessageRevoked(other, original, sender);
        }

        @Override
        public String toString() {
            return "MessageRevoked[" + origin + "]";
        }
    }

    /**
     * The seller's own message, sent by somebody else on the same account. It must never be answered.
     *
     * @param sender who wrote for the seller
     * @param recipient the key of the customer to whom it went; null when not known. Personal data
     * @param content what was written
     */
    record Echo(Origin origin, Sender sender, @Nullable String recipient, MessageContent content)
            implements ChannelEvent {
        @Override
        public Echo withOrigin(Origin other) {
            return new Echo(other, sender, recipient, content);
        }

        @Override
        public String toString() {
            return "Echo[" + origin + ", " + sender + ", " + content + "]";
        }
    }

    /**
     * What became of a message of the seller's.
     *
     * @param message the channel's id of the message; null when the channel gives only the instant up to which all
     *     messages have reached this state, which is then the origin's {@code sentAt}
     * @param state what became of it
     * @param recipient the key of the customer to whom it went; null when not known. Personal data
     * @param errorCode the channel's code of the failure; null without one
     */
    record DeliveryStatus(
            Origin origin,
            @Nullable String message,
            State state,
            @Nullable String recipient,
            @Nullable String errorCode)
            implements ChannelEvent {
        @Override
        public DeliveryStatus withOrigin(Origin other) {
            return new DeliveryStatus(other, message, state, recipient, errorCode);
        }

        /** What became of a message. */
        public enum State {
            /** The channel has taken it over. */
            SENT,
            /** It has reached the customer's device. */
            DELIVERED,
            /** The customer has seen it. */
            READ,
            /** It will not arrive. */
            FAILED,
            /** It is gone again. */
            DELETED
        }

        @Override
        public String toString() {
            return "DeliveryStatus[" + origin + ", " + state + (errorCode == null ? "" : ", error " + errorCode) + "]";
        }
    }

    /**
     * Somebody reacted to a message with a sign.
     *
     * @param sender who reacted
     * @param message the channel's id of the message; null when the channel does not say
     * @param emoji the sign; null when it was taken back
     */
    record ReactionReceived(
            Origin origin,
            Sender sender,
            @Nullable String message,
            @Nullable String emoji) implements ChannelEvent {
        @Override
        public ReactionReceived withOrigin(Origin other) {
            return new ReactionReceived(other, sender, message, emoji);
        }

        @Override
        public String toString() {
            return "ReactionReceived[" + origin + ", " + sender + "]";
        }
    }

    /**
     * Somebody came or went.
     *
     * @param member who
     * @param thread the key of the conversation; null when it is the account as a whole
     * @param change what they did
     */
    record MembershipChanged(
            Origin origin, Sender member, @Nullable String thread, Change change) implements ChannelEvent {
        @Override
        public MembershipChanged withOrigin(Origin other) {
            return new MembershipChanged(other, member, thread, change);
        }

        /** What a member did. */
        public enum Change {
            /** Came into a group. */
            JOINED,
            /** Left a group, or was taken out. */
            LEFT,
            /** Began to follow the account, or let it write again. */
            FOLLOWED,
            /** Ended following the account, or forbade it to write. */
            UNFOLLOWED
        }

        @Override
        public String toString() {
            return "MembershipChanged[" + origin + ", " + member + ", " + change + "]";
        }
    }

    /**
     * The channel now knows a customer by another key; what was known under the old one belongs to the new one.
     *
     * @param previous the old key. Personal data
     * @param current the new key. Personal data
     */
    record IdentityChanged(Origin origin, String previous, String current) implements ChannelEvent {
        @Override
        public IdentityChanged withOrigin(Origin other) {
            return new IdentityChanged(other, previous, current);
        }

        @Override
        public String toString() {
            return "IdentityChanged[" + origin + "]";
        }
    }

    /**
     * The thread passed from one application to another.
     *
     * @param thread the key of the conversation
     * @param toUs whether this application now holds it
     * @param application the channel's id of the other application; null when not given
     */
    record ThreadHandedOver(
            Origin origin,
            String thread,
            boolean toUs,
            @Nullable String application) implements ChannelEvent {
        @Override
        public ThreadHandedOver withOrigin(Origin other) {
            return new ThreadHandedOver(other, thread, toUs, application);
        }

        @Override
        public String toString() {
            return "ThreadHandedOver[" + origin + ", " + (toUs ? "to us" : "away") + "]";
        }
    }

    /**
     * The channel rang the bell and keeps the content: it must be fetched.
     *
     * @param topic what kind of content waits, in the channel's words
     * @param reference what to fetch: a resource path, a cursor, a token, or the order that changed. Personal data
     * @param thread the key of the conversation; null when not known
     */
    record ContentPending(
            Origin origin,
            String topic,
            String reference,
            @Nullable String thread) implements ChannelEvent {
        @Override
        public ContentPending withOrigin(Origin other) {
            return new ContentPending(other, topic, reference, thread);
        }

        @Override
        public String toString() {
            return "ContentPending[" + origin + ", " + topic + "]";
        }
    }

    /**
     * Something verified that this version does not know; it is kept whole, for a person or a later version.
     *
     * @param kind the channel's own word for it
     * @param raw the part of the delivery that holds it, as text. Personal data
     */
    record UnknownEvent(Origin origin, String kind, String raw) implements ChannelEvent {
        @Override
        public UnknownEvent withOrigin(Origin other) {
            return new UnknownEvent(other, kind, raw);
        }

        @Override
        public String toString() {
            return "UnknownEvent[" + origin + ", " + raw.length() + " characters]";
        }
    }

    /**
     * A delivery that was not accepted. It holds nothing of the delivery.
     *
     * @param code why
     * @param reason why, in words, with the remedy; no personal data
     */
    record Rejected(Origin origin, Code code, String reason) implements ChannelEvent {
        @Override
        public Rejected withOrigin(Origin other) {
            return new Rejected(other, code, reason);
        }

        public Rejected {
            Values.required(reason, "The reason of a rejection");
        }

        /** Why a delivery is not accepted. */
        public enum Code {
            /** It has no signature. */
            SIGNATURE_MISSING(401),
            /** Its signature is not of the form that the channel uses. */
            SIGNATURE_MALFORMED(401),
            /** Its signature does not belong to its body. */
            SIGNATURE_MISMATCH(401),
            /** It is signed by a key that is not known here. */
            KEY_UNKNOWN(401),
            /** The token of a handshake or a delivery is missing or another. */
            TOKEN_MISMATCH(403),
            /** Its signed time lies outside of the tolerance. */
            OUT_OF_TIME(401),
            /** Its HTTP method is not one that the channel uses. */
            METHOD_UNSUPPORTED(405),
            /** It is larger or deeper than anything that the channel sends. */
            TOO_LARGE(413),
            /** It is verified and cannot be read. */
            MALFORMED(400),
            /** The account lacks what is needed to verify it; the channel should try again later. */
            ACCOUNT_INCOMPLETE(503);

            private final int status;

            Code(int status) {
                this.status = status;
            }

            /** The HTTP status code that the channel is answered. */
            public int status() {
                return status;
            }
        }
    }
}
