package dev.decorum.policy.channel;

import org.jspecify.annotations.Nullable;

/**
 * Something that came with a message. Its content is not held.
 *
 * @param kind what it is
 * @param name the file's name, or what else names it; null when not given. Personal data
 * @param contentType the media type that the sender claims; null when not given
 * @param size in bytes; null when not given
 * @param sha256 the SHA-256 of the content in hexadecimal; null when not given
 * @param remoteId where the content is: the channel's id of it, or a {@code geo:} URI (RFC 5870) for a place; null when
 *     not given. Personal data
 */
public record Attachment(
        Kind kind,
        @Nullable String name,
        @Nullable String contentType,
        @Nullable Long size,
        @Nullable String sha256,
        @Nullable String remoteId) {

    /** What an attachment is. */
    public enum Kind {
        IMAGE,
        VIDEO,
        AUDIO,
        STICKER,
        FILE,
        /** A place. */
        LOCATION,
        /** A visiting card. */
        CONTACT,
        /** A product that the customer points to or puts in a cart. */
        PRODUCT,
        OTHER
    }

    @Override
    public String toString() {
        return "Attachment[" + kind + "]";
    }
}
