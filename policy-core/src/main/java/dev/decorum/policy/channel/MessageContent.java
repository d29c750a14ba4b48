package dev.decorum.policy.channel;

import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.internal.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, and where it stands.
 *
 * <p>Made by {@link #of} and the methods that add to it.
 *
 * @param subject the subject, on channels that have one; null elsewhere. Personal data
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
        @Nullable String subject,
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

    /** A message of words alone; null without words. */
    public static MessageContent of(@Nullable String text, String thread, Audience audience) {
        return new MessageContent(null, text, List.of(), null, null, thread, audience, null, null);
    }

    /** With a subject; null for none. */
    public MessageContent titled(@Nullable String title) {
        return new MessageContent(title, text, attachments, postback, replyTo, thread, audience, language, order);
    }

    /** With what came with it. */
    public MessageContent with(List<Attachment> parts) {
        return new MessageContent(subject, text, parts, postback, replyTo, thread, audience, language, order);
    }

    /** With what is stored behind the button that was pressed; null for none. */
    public MessageContent pressing(@Nullable String button) {
        return new MessageContent(subject, text, attachments, button, replyTo, thread, audience, language, order);
    }

    /** With the channel's id of the message that it answers; null for none. */
    public MessageContent replyingTo(@Nullable String message) {
        return new MessageContent(subject, text, attachments, postback, message, thread, audience, language, order);
    }

    /** With the BCP 47 tag of its language; null when not known. */
    public MessageContent in(@Nullable String tag) {
        return new MessageContent(subject, text, attachments, postback, replyTo, thread, audience, tag, order);
    }

    /** With the order that it is about; null for none. */
    public MessageContent about(@Nullable String number) {
        return new MessageContent(subject, text, attachments, postback, replyTo, thread, audience, language, number);
    }

    @Override
    public String toString() {
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        return "MessageContent[" + audience + ", " + length + " characters, " + attachments + "]";
    }
}
