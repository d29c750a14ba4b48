package dev.decorum.policy.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where reviews are kept: {@linkplain #inMemory in memory}, or in a database by {@link JdbcReviewStore}. Implementations
 * are safe for use by several threads.
 */
public interface ReviewStore {
    /** A store in memory, which forgets when the process ends. */
    static ReviewStore inMemory() {
        return new MemoryReviewStore();
    }

    /** The review of the proposal with this hash. */
    Optional<Review> find(String proposalHash);

    /** The review of the newest proposal of this action of this case. */
    Optional<Review> latest(String caseId, String actionId);

    /** All reviews in one of these states, the oldest proposal first. */
    List<Review> in(Set<ReviewState> states);

    /**
     * Writes all of these, or none. A review is written when what is stored has the version just below its own (nothing
     * is stored for version 1), and no other review has its case, action and round.
     *
     * @return false when someone else was faster; nothing has changed then
     */
    boolean save(List<Review> changed);
}
