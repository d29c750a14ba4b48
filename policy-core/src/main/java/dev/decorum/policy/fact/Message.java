package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the customer wrote.
 *
 * @param channel the id of the channel in the catalogue, such as {@code whatsapp}
 * @param surface the kind of place; computed from the catalogue when the caller leaves it out
 * @param audience who can read it
 * @param language the BCP 47 tag of its language; null when not known
 * @param intents what the customer wants
 * @param signals what changes how the case must be handled; computed from the text with what the caller gives
 * @param text the words themselves; null in a recorded request. Personal data
 * @param textLength how long the text is, in Unicode code points
 * @param attachments how many files came with it
 * @param edited whether it replaces an earlier message
 * @param sentAt when it was sent; null when not known
 */
public record Message(
        @Nullable String channel,
        @Nullable Surface surface,
        Audience audience,
        @Nullable String language,
        Set<Intent> intents,
        Set<Signal> signals,
        @OutsideRules @Nullable String text,
        int textLength,
        int attachments,
        boolean edited,
        @Nullable Instant sentAt)
        implements Fact {
    public Message {
        audience = Values.orElse(audience, Audience.PUBLIC);
        intents = Values.sorted(Intent.class, intents);
        signals = Values.sorted(Signal.class, signals);
        if (text != null) {
            textLength = text.codePointCount(0, text.length());
        }
    }

    /** A message of which the channel, the audience, the language and the words are known. */
    public static Message of(String channel, Audience audience, @Nullable String language, String text) {
        return new Message(channel, null, audience, language, Set.of(), Set.of(), text, 0, 0, false, null);
    }

    /** The same message with these intents. */
    public Message withIntents(Set<Intent> values) {
        return new Message(
                channel, surface, audience, language, values, signals, text, textLength, attachments, edited, sentAt);
    }

    /** The same message with these signals. */
    public Message withSignals(Set<Signal> values) {
        return new Message(
                channel, surface, audience, language, intents, values, text, textLength, attachments, edited, sentAt);
    }

    /** The same message without its words, as it is recorded. */
    public Message withoutText() {
        return new Message(
                channel, surface, audience, language, intents, signals, null, textLength, attachments, edited, sentAt);
    }

    @Override
    public Fact completed(Completion completion) {
        if (surface != null) {
            return this;
        }
        return new Message(
                channel,
                completion.surface().orElse(null),
                audience,
                language,
                intents,
                signals,
                text,
                textLength,
                attachments,
                edited,
                sentAt);
    }

    @Override
    public String toString() {
        return "Message[" + channel + ", " + audience + ", " + textLength + " characters]";
    }
}
