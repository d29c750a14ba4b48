package dev.decorum.policy.fact;

/**
 * Something that is known of a case. The permitted kinds are the whole vocabulary of the left side of a rule.
 *
 * <p>Facts are immutable and safe to share between threads. Their {@code toString} leaves personal data out.
 */
public sealed interface Fact
        permits Action,
                Claim,
                Conversation,
                Customer,
                Execution,
                History,
                Limit,
                Message,
                Moment,
                Order,
                Reply,
                Rollout {

    /** A short name of this fact for explanations and logs; it holds no personal data. */
    default String label() {
        return FactKinds.nameOf(getClass());
    }

    /**
     * This fact with what follows from the other facts filled in. Pure: the same input gives an equal result, and a
     * value that is already there is kept, so that a recorded fact can be completed again without a change.
     */
    default Fact completed(Completion completion) {
        return this;
    }
}
