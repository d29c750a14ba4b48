package dev.decorum.example.operations;

import dev.decorum.policy.decision.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes drafts. Implementations are safe for use by several threads, and nothing they write is sent unchecked. */
public interface Drafter {
    /**
     * A draft; nothing when there are no words for this tone, so that a person writes.
     *
     * @param purpose what the reply is for
     * @param tone the decided tone; its language is set, to the customer's own where no rule names one
     * @param disclosures the keys of the texts that the reply must contain
     * @param values what is filled in, by name; those that the purpose names are all needed
     */
    Optional<String> draft(Purpose purpose, Tone tone, List<String> disclosures, Map<String, String> values);

    /**
     * The drafter whose words are there at once: this one, unless it asks somebody who may be slow. One that does ends in a
     * time of its own, and is asked only while no transaction is open.
     */
    default Drafter atOnce() {
        return this;
    }

    /** What a reply is for. */
    enum Purpose {
        /** Asks for the order number and one further detail. */
        ASK_TWO_DATA_POINTS,
        /** Asks for the code that was sent to the address on file. */
        ASK_CODE("minutes"),
        /** Tells that a person of the house decides on what the customer asked for. */
        IN_REVIEW("order"),
        /** Tells that the order has not left the house. */
        ORDER_IN_PREPARATION("order"),
        /** Tells that the order is on its way. */
        ORDER_ON_ITS_WAY("order"),
        /** Tells that the order was delivered. */
        ORDER_DELIVERED("order"),
        /** Tells that the order was cancelled. */
        ORDER_CANCELLED("order"),
        /** Tells that a refund is on its way. */
        REFUND_SENT("amount", "order"),
        /** Tells that money beyond the price was paid. */
        COMPENSATION_SENT("amount", "order"),
        /** Tells that a person will answer. */
        HANDED_OVER,
        /** Asks whoever wrote in public to write in private. */
        MOVE_TO_PRIVATE,
        /** Answers a question with what the house knows. */
        KNOWLEDGE("answer");

        private final List<String> needs;

        Purpose(String... needs) {
            this.needs = List.of(needs);
        }

        /** The names of the values that such a reply needs. */
        public List<String> needs() {
            return needs;
        }
    }
}
