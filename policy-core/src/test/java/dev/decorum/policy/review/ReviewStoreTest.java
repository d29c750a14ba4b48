package dev.decorum.policy.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.TestDatabase;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.VerificationLevel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store of reviews does. */
class ReviewStoreTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00.123456789Z");
    private static final String SOME = "1".repeat(32);
    private static final String OTHER = "2".repeat(32);

    static Stream<ReviewStore> stores() {
        return Stream.of(ReviewStore.inMemory(), jdbc(TestDatabase.H2), jdbc(TestDatabase.POSTGRESQL));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aReviewComesBackEqualAndBound(ReviewStore store) {
        Review review = Review.first(proposal("case-1", "r1", SOME), ReviewState.PROPOSED);
        Approval approval = new Approval(review.proposal().hash(), "sam", Role.SUPERVISOR, START, "Fine. \u2713");
        Review used = review.approved(approval, true)
                .used(new Attempt(1, "key", START.plusSeconds(1), "rules"))
                .withVersion(2);
        assertThat(store.save(List.of(review))).isTrue();
        assertThat(store.save(List.of(used))).isTrue();
        Review read = store.find(review.proposal().hash()).orElseThrow();
        assertThat(read).isEqualTo(used);
        assertThat(read.proposal().binds(action("r1"))).isTrue();
        assertThat(store.find("0".repeat(64))).isEmpty();
        assertThat(store.latest("case-1", "r1")).contains(used);
        assertThat(store.latest("case-1", "r2")).isEmpty();
        assertThat(store.latest("case-2", "r1")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aReviewIsWrittenOnTheVersionJustBelowItsOwn(ReviewStore store) {
        Review first = Review.first(proposal("case-1", "r1", SOME), ReviewState.PROPOSED);
        Review second = first.to(ReviewState.APPROVED, START).withVersion(2);
        assertThat(store.save(List.of(second))).isFalse();
        assertThat(store.save(List.of(first))).isTrue();
        assertThat(store.save(List.of(first))).isFalse();
        assertThat(store.save(List.of(second.withVersion(3)))).isFalse();
        assertThat(store.save(List.of(second))).isTrue();
        assertThat(store.save(List.of(second))).isFalse();
        assertThat(store.find(first.proposal().hash())).contains(second);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void eachRoundOfAnActionIsThereOnce(ReviewStore store) {
        Review first = Review.first(proposal("case-1", "r1", SOME), ReviewState.PROPOSED);
        assertThat(store.save(List.of(first))).isTrue();
        assertThat(store.save(List.of(Review.first(proposal("case-1", "r1", OTHER), ReviewState.PROPOSED))))
                .isFalse();
        Review next = first.followedBy(proposal("case-1", "r1", OTHER), ReviewState.PROPOSED);
        Review skipping = next.followedBy(proposal("case-1", "r1", "3".repeat(32)), ReviewState.PROPOSED);
        assertThat(store.save(List.of(skipping))).isFalse();
        assertThat(store.save(List.of(next))).isTrue();
        assertThat(store.latest("case-1", "r1")).contains(next);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void allReviewsAreWrittenOrNone(ReviewStore store) {
        Review first = Review.first(proposal("case-1", "r1", SOME), ReviewState.PROPOSED);
        assertThat(store.save(List.of(first))).isTrue();
        Review superseded = first.to(ReviewState.SUPERSEDED, START).withVersion(2);
        Review wrong = Review.first(proposal("case-1", "r1", OTHER), ReviewState.PROPOSED);
        assertThat(store.save(List.of(superseded, wrong))).isFalse();
        assertThat(store.save(List.of(wrong, superseded))).isFalse();
        assertThat(store.find(first.proposal().hash())).contains(first);
        assertThat(store.find(wrong.proposal().hash())).isEmpty();
        assertThat(store.save(
                        List.of(superseded, first.followedBy(proposal("case-1", "r1", OTHER), ReviewState.PROPOSED))))
                .isTrue();
        assertThat(store.find(first.proposal().hash())).contains(superseded);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void reviewsAreFoundByStateTheOldestFirst(ReviewStore store) {
        List<Review> all = IntStream.range(0, 6)
                .mapToObj(i -> Review.first(
                        proposal("case-" + i, "r1", SOME, START.minusNanos((i * 7) % 6)),
                        i % 2 == 0 ? ReviewState.PROPOSED : ReviewState.APPROVED))
                .toList();
        all.forEach(review -> assertThat(store.save(List.of(review))).isTrue());
        assertThat(store.in(EnumSet.of(ReviewState.PROPOSED)))
                .extracting(r -> r.proposal().caseId())
                .containsExactly("case-4", "case-2", "case-0");
        assertThat(store.in(EnumSet.of(ReviewState.PROPOSED, ReviewState.APPROVED)))
                .hasSize(6);
        assertThat(store.in(EnumSet.of(ReviewState.SENT))).isEmpty();
        assertThat(store.in(Set.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void ofEightWhoWriteTheSameVersionOneSucceeds(ReviewStore store) throws Exception {
        for (int round = 0; round < 10; round++) {
            Review first = Review.first(proposal("case-" + round, "r1", SOME), ReviewState.PROPOSED);
            assertThat(together(() -> store.save(List.of(first)))).isEqualTo(1);
            Review second = first.to(ReviewState.APPROVED, START).withVersion(2);
            assertThat(together(() -> store.save(List.of(second)))).isEqualTo(1);
        }
    }

    static JdbcReviewStore jdbc(TestDatabase database) {
        return JdbcReviewStore.over(withTable(database), ReviewListener.NONE);
    }

    static DataSource withTable(TestDatabase database) {
        try {
            DataSource source = database.fresh();
            try (Connection connection = source.getConnection()) {
                JdbcReviewStore.createTable(connection);
                JdbcReviewStore.createTable(connection);
            }
            return source;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static int together(Callable<Boolean> save) throws Exception {
        CyclicBarrier start = new CyclicBarrier(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            int won = 0;
            List<Callable<Boolean>> tasks = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Boolean>) () -> {
                        start.await();
                        return save.call();
                    })
                    .toList();
            for (Future<Boolean> saved : threads.invokeAll(tasks)) {
                won += saved.get() ? 1 : 0;
            }
            return won;
        } finally {
            threads.shutdown();
        }
    }

    static Proposal proposal(String caseId, String actionId, String nonce) {
        return proposal(caseId, actionId, nonce, START);
    }

    private static Proposal proposal(String caseId, String actionId, String nonce, Instant createdAt) {
        Ruling ruling = new Ruling(
                actionId,
                "refund",
                Outcome.REVIEW,
                Set.of(Role.SUPERVISOR),
                1,
                VerificationLevel.NONE,
                List.of("refund-over-limit"),
                "");
        PreparedAction prepared =
                new PreparedAction(caseId, action(actionId), "facts", "Refund 30.00 EUR \u2013 D-1042", "ada", "bo");
        return Proposal.of(prepared, ruling, "rules", nonce, createdAt, START.plusSeconds(3600));
    }

    private static Action action(String id) {
        return new Refund(id, Money.of("30.00", "EUR"), "D-1042");
    }
}
