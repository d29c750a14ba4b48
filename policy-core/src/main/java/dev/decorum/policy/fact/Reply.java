package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The draft that would be sent.
 *
 * @param audience who could read it
 * @param author who wrote it
 * @param language the BCP 47 tag of its language; null when not known
 * @param text the words themselves; null in a recorded request. Personal data
 * @param length how long it is in the unit of the channel; Unicode code points when only the text is given
 * @param links how many web addresses it holds; counted when only the text is given
 * @param contacts how many e-mail addresses it holds, and telephone numbers with {@code +} or {@code 00} and a country;
 *     counted when only the text is given
 * @param disclosures the keys of the texts that it already says, as {@code policy.disclose} names them, such as {@code
 *     ai-author}; given by whoever composed it
 */
public record Reply(
        Audience audience,
        Author author,
        @Nullable String language,
        @OutsideRules @Nullable String text,
        int length,
        int links,
        int contacts,
        Set<String> disclosures)
        implements Fact {
    public Reply {
        audience = Values.orElse(audience, Audience.PUBLIC);
        author = Values.orElse(author, Author.BOT);
        disclosures = Values.sorted(disclosures);
        if (text != null) {
            length = length == 0 ? text.codePointCount(0, text.length()) : length;
            links = links == 0 ? Addresses.links(text) : links;
            contacts = contacts == 0 ? Addresses.contacts(text) : contacts;
        }
    }

    /** A draft of which the audience, the author, the language and the words are known. */
    public static Reply of(Audience audience, Author author, @Nullable String language, String text) {
        return new Reply(audience, author, language, text, 0, 0, 0, Set.of());
    }

    /** The same draft without its words, as it is recorded. */
    public Reply withoutText() {
        return new Reply(audience, author, language, null, length, links, contacts, disclosures);
    }

    @Override
    public String toString() {
        return "Reply[" + audience + ", " + author + ", " + length + " long]";
    }
}
