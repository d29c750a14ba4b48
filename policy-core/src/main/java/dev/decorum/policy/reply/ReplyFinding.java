package dev.decorum.policy.reply;

import java.util.Comparator;

/**
 * Something in a draft that does not fit the decision. What is missing has an empty span where it belongs.
 *
 * @param kind what is wrong
 * @param startsAt where it starts in the draft, in UTF-16 code units from 0
 * @param endsAt where it ends in the draft, exclusive
 * @param message what is wrong, as a sentence; names no personal data
 * @param remedy what to do about it, as a sentence
 */
public record ReplyFinding(FindingKind kind, int startsAt, int endsAt, String message, String remedy) {
    static final Comparator<ReplyFinding> BY_PLACE = Comparator.comparingInt(ReplyFinding::startsAt)
            .thenComparingInt(ReplyFinding::endsAt)
            .thenComparing(ReplyFinding::kind)
            .thenComparing(ReplyFinding::message);

    static ReplyFinding of(FindingKind kind, Span span, String message, String remedy) {
        return new ReplyFinding(kind, span.start(), span.end(), message, remedy);
    }
}
