package dev.decorum.example.operations;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases to list.
 *
 * @param states the states; all when empty
 * @param channel the id of the channel; null for all
 * @param language the BCP 47 tag of the language; null for all
 * @param assignee the person who has taken them; null for all
 * @param words words that must occur in the conversation; blank for all
 * @param offset how many to leave out, from 0
 * @param limit how many at most, up to 200
 */
public record CaseFilter(
        Set<CaseState> states,
        @Nullable String channel,
        @Nullable String language,
        @Nullable String assignee,
        String words,
        int offset,
        int limit) {
    /** The most that one list shows. */
    public static final int MOST = 200;

    /** The first fifty of all cases that are not closed. */
    public static final CaseFilter OPEN = new CaseFilter(
            Set.of(CaseState.ANSWERED, CaseState.PERSON, CaseState.REVIEW, CaseState.QUIET),
            null,
            null,
            null,
            "",
            0,
            50);

    public CaseFilter {
        states = Set.copyOf(states);
        offset = Math.max(0, offset);
        limit = Math.min(MOST, Math.max(1, limit));
    }
}
