package dev.decorum.policy.channel;

import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.internal.Values;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reply as it was approved, with what its channel needs to deliver it. What is sent is this text and no other.
 *
 * @param text the words, without markup. Personal data
 * @param subject the subject, on channels that have one; null elsewhere. Personal data
 * @param to to whom it goes
 * @param thread the key of the conversation
 * @param inReplyTo the channel's id of the message that it answers; null when it answers none
 * @param audience who will be able to read it
 * @param author who wrote it
 * @param language the BCP 47 tag of its language; null when not known
 * @param window what the channel still lets the seller send
 * @param template the template by which the text is to be sent; null without one
 * @param now the instant at which it is to be sent: it decides whether the window is open
 */
public record ApprovedReply(
        String text,
        @Nullable String subject,
        ReplyHandle to,
        String thread,
        @Nullable String inReplyTo,
        Audience audience,
        Author author,
        @Nullable String language,
        ReplyWindow window,
        @Nullable Template template,
        Instant now) {
    public ApprovedReply {
        Values.required(text, "The text of a reply");
        Values.required(thread, "The thread of a reply");
    }

    /**
     * A template that the platform has approved; the text of the reply is what it makes of the values.
     *
     * @param name its name at the platform
     * @param language the platform's code of its language
     * @param values what is filled in, in the order of the gaps. Personal data
     */
    public record Template(String name, String language, List<String> values) {
        public Template {
            Values.required(name, "The name of a template");
            Values.required(language, "The language of the template `" + name + "`");
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return "Template[" + name + ", " + language + ", " + values.size() + " values]";
        }
    }

    /**
     * The answer of a machine to a message.
     *
     * @throws IllegalArgumentException when the channel takes no reply to the message
     */
    public static ApprovedReply to(ChannelEvent.MessageReceived message, String text, Instant now) {
        if (message.reply() == null) {
            throw new IllegalArgumentException(
                    "The message takes no reply. Maybe the channel has no way to answer in this place.");
        }
        return new ApprovedReply(
                text,
                message.content().subject(),
                message.reply(),
                message.content().thread(),
                message.origin().id(),
                message.content().audience(),
                Author.BOT,
                message.content().language(),
                message.window(),
                null,
                now);
    }

    /** The same reply, written or confirmed by a person. */
    public ApprovedReply byAgent() {
        return new ApprovedReply(
                text, subject, to, thread, inReplyTo, audience, Author.AGENT, language, window, template, now);
    }

    /** The same reply, sent at this instant. */
    public ApprovedReply at(Instant instant) {
        return new ApprovedReply(
                text, subject, to, thread, inReplyTo, audience, author, language, window, template, instant);
    }

    /** The same reply, for these readers. */
    public ApprovedReply before(Audience readers) {
        return new ApprovedReply(
                text, subject, to, thread, inReplyTo, readers, author, language, window, template, now);
    }

    /** The same reply, in the language of this BCP 47 tag; null when not known. */
    public ApprovedReply in(@Nullable String tag) {
        return new ApprovedReply(text, subject, to, thread, inReplyTo, audience, author, tag, window, template, now);
    }

    /** The same reply, sent by a template. */
    public ApprovedReply by(Template approved) {
        return new ApprovedReply(
                text, subject, to, thread, inReplyTo, audience, author, language, window, approved, now);
    }

    @Override
    public String toString() {
        return "ApprovedReply[" + audience + ", " + author + ", " + text.codePointCount(0, text.length())
                + " characters, " + to + "]";
    }
}
