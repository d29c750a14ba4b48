package dev.decorum.policy.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.TestDatabase;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.EvidenceEntry;
import dev.decorum.policy.evidence.EvidenceReport;
import dev.decorum.policy.evidence.JdbcEvidenceLog;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.evidence.SubjectKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcReviewStoreTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final JdbcEvidenceLog log = new JdbcEvidenceLog(new SubjectKeys(new byte[32]), () -> START);
    private final Review proposed =
            Review.first(ReviewStoreTest.proposal("case-1", "r1", "1".repeat(32)), ReviewState.PROPOSED);
    private final Review approved = proposed.to(ReviewState.APPROVED, START).withVersion(2);

    @ParameterizedTest
    @EnumSource
    void reviewAndEvidenceAreWrittenTogetherOrNotAtAll(TestDatabase database) throws SQLException {
        DataSource source = withTables(database);
        JdbcReviewStore store = JdbcReviewStore.over(source, new Recording());
        assertThat(store.save(List.of(proposed))).isTrue();
        assertThat(store.save(List.of(proposed))).isFalse();
        assertThat(sizeOf(source)).isEqualTo(1);

        JdbcReviewStore failing = JdbcReviewStore.over(source, (connection, changed) -> {
            new Recording().saved(connection, changed);
            throw new SQLException("The outbox is full.", "53100");
        });
        assertThatThrownBy(() -> failing.save(List.of(approved)))
                .isInstanceOf(ReviewStoreException.class)
                .hasMessage("Reviews cannot be written. The database answered with the state `53100`.");
        assertThat(sizeOf(source)).isEqualTo(1);
        assertThat(store.find(proposed.proposal().hash())).contains(proposed);

        JdbcReviewStore wrong = JdbcReviewStore.over(source, (connection, changed) -> {
            throw new IllegalStateException("A mistake of the listener.");
        });
        assertThatThrownBy(() -> wrong.save(List.of(approved))).isInstanceOf(IllegalStateException.class);
        assertThat(store.find(proposed.proposal().hash())).contains(proposed);
        assertThat(store.save(List.of(approved))).isTrue();
        assertThat(sizeOf(source)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aStoreOnAConnectionTakesPartInTheTransactionOfTheCaller(TestDatabase database) throws SQLException {
        DataSource source = withTables(database);
        JdbcReviewStore outside = JdbcReviewStore.over(source, ReviewListener.NONE);
        try (Connection connection = TestDatabase.open(source)) {
            JdbcReviewStore inside = JdbcReviewStore.on(connection, new Recording());
            assertThat(inside.save(List.of(proposed))).isTrue();
            assertThat(inside.find(proposed.proposal().hash())).contains(proposed);
            assertThat(outside.find(proposed.proposal().hash())).isEmpty();
            connection.rollback();
            assertThat(inside.find(proposed.proposal().hash())).isEmpty();

            assertThat(inside.save(List.of(proposed))).isTrue();
            connection.commit();
            assertThat(outside.find(proposed.proposal().hash())).contains(proposed);
            assertThat(sizeOf(source)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionOfTheCallerGoesOnAfterSomeoneElseWasFaster(TestDatabase database) throws SQLException {
        DataSource source = withTables(database);
        try (Connection connection = TestDatabase.open(source)) {
            log.append(connection, EvidenceEntry.of(EventKind.RECEIVED, "case-1", "channel"));
            JdbcReviewStore inside = JdbcReviewStore.on(connection, ReviewListener.NONE);
            assertThat(inside.save(List.of(proposed))).isTrue();
            assertThat(inside.save(List.of(approved, proposed))).isFalse();
            assertThat(inside.find(proposed.proposal().hash())).contains(proposed);
            Review sameHash = Review.first(
                            ReviewStoreTest.proposal("case-1", "r1", "1".repeat(32)), ReviewState.PROPOSED)
                    .followedBy(proposed.proposal(), ReviewState.PROPOSED);
            assertThat(inside.save(List.of(sameHash))).isFalse();
            log.append(connection, EvidenceEntry.of(EventKind.ESCALATED, "case-1", "engine"));
            connection.commit();
        }
        assertThat(sizeOf(source)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void thoseWhoTakeTheLockOfTheLogFirstDoNotWaitInACircle(TestDatabase database) throws Exception {
        DataSource source = withTables(database);
        JdbcReviewStore store = JdbcReviewStore.over(source, new Recording());
        assertThat(store.save(List.of(proposed))).isTrue();
        AtomicInteger turn = new AtomicInteger();
        int won = ReviewStoreTest.together(() -> {
            if (turn.getAndIncrement() % 2 == 0) {
                return store.save(List.of(approved));
            }
            try (Connection connection = TestDatabase.open(source)) {
                log.append(connection, EvidenceEntry.of(EventKind.RECEIVED, "case-1", "channel"));
                boolean saved = JdbcReviewStore.on(connection, new Recording()).save(List.of(approved));
                connection.commit();
                return saved;
            }
        });
        assertThat(won).isEqualTo(1);
        try (Connection connection = TestDatabase.open(source)) {
            assertThat(log.size(connection)).isEqualTo(6);
            assertThat(log.verify(connection)).isInstanceOf(EvidenceReport.Holds.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatCommitsByItselfIsRefused(TestDatabase database) throws SQLException {
        try (Connection connection = withTables(database).getConnection()) {
            JdbcReviewStore store = JdbcReviewStore.on(connection, ReviewListener.NONE);
            assertThatThrownBy(() -> store.save(List.of(proposed)))
                    .hasMessage(
                            "The connection commits by itself, so that a review could change without what belongs to"
                                    + " it. Maybe call setAutoCommit(false), or use over(dataSource, ..).");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theReviewsOfACaseAreListedAndForgotten(TestDatabase database) throws SQLException {
        DataSource source = withTables(database);
        JdbcReviewStore store = JdbcReviewStore.over(source, ReviewListener.NONE);
        Review other = Review.first(ReviewStoreTest.proposal("case-2", "r1", "1".repeat(32)), ReviewState.PROPOSED);
        assertThat(store.save(List.of(proposed, other))).isTrue();
        assertThat(store.ofCase("case-1")).containsExactly(proposed);
        try (Connection connection = source.getConnection()) {
            JdbcReviewStore.forget(connection, "case-1");
        }
        assertThat(store.ofCase("case-1")).isEmpty();
        assertThat(store.ofCase("case-2")).containsExactly(other);
    }

    private final class Recording implements ReviewListener {
        @Override
        public void begin(Connection connection) throws SQLException {
            JdbcEvidenceLog.lock(connection);
        }

        @Override
        public void saved(Connection connection, List<Review> changed) throws SQLException {
            for (Review review : changed) {
                EventKind kind = review.state() == ReviewState.PROPOSED ? EventKind.PROPOSED : EventKind.APPROVED;
                log.append(
                        connection,
                        EvidenceEntry.of(kind, review.proposal().caseId(), "desk")
                                .saying(Payload.empty()
                                        .hash("proposal", review.proposal().hash())));
            }
        }
    }

    private long sizeOf(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return log.size(connection);
        }
    }

    private static DataSource withTables(TestDatabase database) throws SQLException {
        DataSource source = ReviewStoreTest.withTable(database);
        try (Connection connection = source.getConnection()) {
            JdbcEvidenceLog.createTables(connection);
        }
        return source;
    }
}
