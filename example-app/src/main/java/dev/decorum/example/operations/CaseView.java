package dev.decorum.example.operations;

import dev.decorum.example.execution.OrderRecord;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.reply.ReplyReport;
import dev.decorum.policy.review.Review;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case as a person sees it. Texts are personal data, and the customer's are not to be trusted.
 *
 * @param row what the list shows of it
 * @param erased whether the key of the customer was destroyed, so that nothing personal can be shown
 * @param messages what was said, in order
 * @param decided the last decision and what it was made on; null before the first, or when erased
 * @param proved what the customer has proved
 * @param order the order, once looked up; null before, or when erased
 * @param draft the reply that waits; null when none does
 * @param actions the proposed actions, the newest proposal first
 * @param evidence what was recorded, in order
 */
public record CaseView(
        CaseRow row,
        boolean erased,
        List<Said> messages,
        @Nullable Decided decided,
        VerificationLevel proved,
        @Nullable OrderRecord order,
        @Nullable Draft draft,
        List<Review> actions,
        List<Recorded> evidence) {
    public CaseView {
        messages = List.copyOf(messages);
        actions = List.copyOf(actions);
        evidence = List.copyOf(evidence);
    }

    /** The draft that waits, if one does. */
    public Optional<Draft> waiting() {
        return Optional.ofNullable(draft);
    }

    /**
     * Something that was said.
     *
     * @param number its number
     * @param byCustomer whether the customer said it
     * @param author who wrote for the seller; null for the customer
     * @param person the name of the person who wrote or released it; null when none did
     * @param state what became of it
     * @param at when
     * @param text the words; null when there are none, they were taken back, or the key was destroyed. Personal data
     * @param attachments how many files came with it
     */
    public record Said(
            long number,
            boolean byCustomer,
            @Nullable Author author,
            @Nullable String person,
            MessageState state,
            Instant at,
            @Nullable String text,
            int attachments) {
        @Override
        public String toString() {
            return "Said[" + number + ", " + state + "]";
        }
    }

    /** What became of a message. */
    public enum MessageState {
        /** It came in. */
        RECEIVED,
        /** The customer replaced it. */
        EDITED,
        /** The customer took it back. */
        REVOKED,
        /** It waits to be sent. */
        QUEUED,
        /** The channel has taken it over. */
        SENT,
        /** The channel did not take it. */
        FAILED,
        /** Nobody knows whether it went out. */
        UNKNOWN,
        /** Somebody else wrote it for the seller on the same account. */
        ECHO
    }

    /**
     * A reply that waits for a person.
     *
     * @param number its number; each edit has another
     * @param text the words. Personal data
     * @param author who wrote it: the machine, or the name of a person
     * @param createdAt when
     * @param decided the decision on it
     * @param report what in it does not fit the decision
     */
    public record Draft(
            long number, String text, String author, Instant createdAt, Decided decided, ReplyReport report) {
        @Override
        public String toString() {
            return "Draft[" + number + "]";
        }
    }

    /**
     * An event of the evidence log.
     *
     * @param index its place in the log
     * @param at when it was recorded
     * @param kind what happened
     * @param actor who or what acted
     * @param payload what it says in clear, as JSON
     * @param parts the names of what is sealed in it
     */
    public record Recorded(long index, Instant at, EventKind kind, String actor, String payload, List<String> parts) {
        public Recorded {
            parts = List.copyOf(parts);
        }
    }
}
