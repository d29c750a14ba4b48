package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * The draft that would be sent.
 *
 * @param audience who could read it
 * @param author who wrote it
 * @param language the BCP 47 tag of its language; null when not known
 * @param text the words themselves; null in a recorded request. Personal data
 * @param length how long it is in the unit of the channel; Unicode code points when only the text is given
 */
public record Reply(
        Audience audience,
        Author author,
        @Nullable String language,
        @OutsideRules @Nullable String text,
        int length) implements Fact {
    public Reply {
        audience = Values.orElse(audience, Audience.PUBLIC);
        author = Values.orElse(author, Author.BOT);
        if (text != null && length == 0) {
            length = text.codePointCount(0, text.length());
        }
    }

    /** A draft of which the audience, the author, the language and the words are known. */
    public static Reply of(Audience audience, Author author, @Nullable String language, String text) {
        return new Reply(audience, author, language, text, 0);
    }

    /** The same draft without its words, as it is recorded. */
    public Reply withoutText() {
        return new Reply(audience, author, language, null, length);
    }

    @Override
    public String toString() {
        return "Reply[" + audience + ", " + author + ", " + length + " long]";
    }
}
