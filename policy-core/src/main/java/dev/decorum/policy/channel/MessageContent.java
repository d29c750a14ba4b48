package dev.decorum.policy.channel;

import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.internal.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, and where it stands.
 *
 * @param text the words; null when there are none. Personal data
 * @param attachments what came with it
 * @param postback what the seller had stored behind a button that the customer pressed; null without a button
 * @param replyTo the channel's id of the message that it answers; null when it answers none
 * @param thread the key of the conversation, unique in the account
 * @param audience who can read it
 * @param language the BCP 47 tag of its language, where the channel gives one; null when not
 * @param order the order that it is about, where the channel gives one; null when not
 */
public record MessageContent(
        @Nullable String text,
        List<Attachment> attachments,
        @Nullable String postback,
        @Nullable String replyTo,
        String thread,
        Audience audience,
        @Nullable String language,
        @Nullable String order) {
    public MessageContent {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        Values.required(thread, "The thread of the message");
    }

    /** A message of words alone. */
    public static MessageContent of(String text, String thread, Audience audience) {
        return new MessageContent(text, List.of(), null, null, thread, audience, null, null);
    }

    @Override
    public String toString() {
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        return "MessageContent[" + audience + ", " + length + " characters, " + attachments + "]";
    }
}
