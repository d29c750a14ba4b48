package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * The thread in which the message stands.
 *
 * @param window what the channel still lets the seller send
 * @param turns how many messages the customer has written in it, this one among them
 * @param humanJoined whether a person has already taken part for the seller
 * @param aiDisclosed whether the customer has been told that a machine writes
 * @param contactsWithin7Days how many threads this customer opened in the last 7 days, this one among them; null when
 *     not known
 * @param language the BCP 47 tag of the language spoken so far; null when not known
 */
public record Conversation(
        ReplyWindow window,
        int turns,
        boolean humanJoined,
        boolean aiDisclosed,
        @Nullable Integer contactsWithin7Days,
        @Nullable String language)
        implements Fact {
    public Conversation {
        window = Values.orElse(window, ReplyWindow.UNKNOWN);
    }

    @Override
    public Fact completed(Completion completion) {
        ReplyWindow judged = window.at(completion.moment().now());
        return judged.equals(window)
                ? this
                : new Conversation(judged, turns, humanJoined, aiDisclosed, contactsWithin7Days, language);
    }
}
