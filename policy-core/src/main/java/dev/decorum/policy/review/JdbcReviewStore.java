package dev.decorum.policy.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.internal.Jdbc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Reviews in the table {@code review} of a database, H2 or PostgreSQL, at the isolation READ COMMITTED. {@link
 * #createTable} makes the table.
 *
 * <p>A store {@linkplain #over over a data source} makes each {@link #save} a transaction of its own, and is safe for use
 * by several threads and processes. A store {@linkplain #on on a connection} takes part in the transaction of the caller,
 * who commits, and is as safe as the connection is. Methods throw {@link ReviewStoreException} when the database fails.
 *
 * <p>A row holds personal data: the action and what the reviewer was shown. Whoever erases a customer calls {@link #forget}
 * for each of their cases; the evidence keeps what was decided.
 */
public final class JdbcReviewStore implements ReviewStore {
    private static final JsonMapper MAPPER = PolicyJson.mapper();
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String GAVE_WAY = "40";
    private static final Comparator<Review> OLDEST_FIRST = Comparator.comparing(
                    (Review r) -> r.proposal().createdAt())
            .thenComparing(r -> r.proposal().hash());

    private final Transactions transactions;
    private final ReviewListener listener;

    private JdbcReviewStore(Transactions transactions, ReviewListener listener) {
        this.transactions = transactions;
        this.listener = listener;
    }

    /** A store that makes its own transactions. */
    public static JdbcReviewStore over(DataSource source, ReviewListener listener) {
        return new JdbcReviewStore(new OwnTransactions(source), listener);
    }

    /**
     * A store that takes part in the transaction of the caller.
     *
     * @param connection does not commit by itself
     */
    public static JdbcReviewStore on(Connection connection, ReviewListener listener) {
        return new JdbcReviewStore(new TransactionOfCaller(connection), listener);
    }

    /** Makes the table where it is missing. */
    public static void createTable(Connection connection) throws SQLException {
        Jdbc.run(
                connection,
                """
                create table if not exists review (
                    hash varchar primary key,
                    case_id varchar not null,
                    action_id varchar not null,
                    round integer not null,
                    version integer not null,
                    state varchar not null,
                    content varchar not null)""",
                "create unique index if not exists review_round on review (case_id, action_id, round)",
                "create index if not exists review_state on review (state)");
    }

    /** Deletes all reviews of a case. */
    public static void forget(Connection connection, String caseId) throws SQLException {
        Jdbc.update(connection, "delete from review where case_id = ?", caseId);
    }

    @Override
    public Optional<Review> find(String proposalHash) {
        return read("select content from review where hash = ?", proposalHash).stream()
                .findFirst();
    }

    @Override
    public Optional<Review> latest(String caseId, String actionId) {
        return read(
                        "select content from review where case_id = ? and action_id = ? order by round desc limit 1",
                        caseId,
                        actionId)
                .stream()
                .findFirst();
    }

    @Override
    public List<Review> in(Set<ReviewState> states) {
        if (states.isEmpty()) {
            return List.of();
        }
        String places = String.join(", ", Collections.nCopies(states.size(), "?"));
        Object[] words = states.stream().map(FactKinds::wordFor).toArray();
        return read("select content from review where state in (" + places + ")", words).stream()
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** All reviews of a case, the oldest proposal first. */
    public List<Review> ofCase(String caseId) {
        return read("select content from review where case_id = ?", caseId).stream()
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public boolean save(List<Review> changed) {
        try {
            return transactions.run(connection -> {
                listener.begin(connection);
                for (Review review : changed) {
                    if (!write(connection, review)) {
                        return false;
                    }
                }
                listener.saved(connection, changed);
                return true;
            });
        } catch (SQLException e) {
            throw new ReviewStoreException("Reviews cannot be written.", e);
        }
    }

    private List<Review> read(String sql, Object... values) {
        try {
            return transactions.read(connection -> Jdbc.list(connection, sql, JdbcReviewStore::review, values));
        } catch (SQLException e) {
            throw new ReviewStoreException("Reviews cannot be read.", e);
        }
    }

    private static boolean write(Connection connection, Review review) throws SQLException {
        String state = FactKinds.wordFor(review.state());
        String content = PolicyJson.write(review);
        String hash = review.proposal().hash();
        if (review.version() > 1) {
            return Jdbc.update(
                            connection,
                            "update review set version = ?, state = ?, content = ? where hash = ? and version = ?",
                            review.version(),
                            state,
                            content,
                            hash,
                            review.version() - 1)
                    == 1;
        }
        String caseId = review.proposal().caseId();
        String actionId = review.proposal().action().id();
        int last = Jdbc.first(
                        connection,
                        "select max(round) as last from review where case_id = ? and action_id = ?",
                        row -> row.getInt("last"),
                        caseId,
                        actionId)
                .orElse(0);
        return review.round() == last + 1
                && Jdbc.update(
                                connection,
                                """
                                insert into review (hash, case_id, action_id, round, version, state, content)
                                values (?, ?, ?, ?, ?, ?, ?)""",
                                hash,
                                caseId,
                                actionId,
                                review.round(),
                                review.version(),
                                state,
                                content)
                        == 1;
    }

    private static Review review(ResultSet row) throws SQLException {
        try {
            return MAPPER.readValue(row.getString("content"), Review.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("A row of the table `review` is not as this version writes them.", e);
        }
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private sealed interface Transactions {
        <T> T read(Work<T> work) throws SQLException;

        /** Does the work, and undoes it when it says no or was overtaken; says whether it is done. */
        boolean run(Work<Boolean> work) throws SQLException;
    }

    private record OwnTransactions(DataSource source) implements Transactions {
        @Override
        public <T> T read(Work<T> work) throws SQLException {
            try (Connection connection = source.getConnection()) {
                return work.in(connection);
            }
        }

        @Override
        public boolean run(Work<Boolean> work) throws SQLException {
            try (Connection connection = source.getConnection()) {
                boolean before = connection.getAutoCommit();
                connection.setAutoCommit(false);
                boolean done = false;
                try {
                    done = work.in(connection);
                    if (done) {
                        connection.commit();
                    }
                } catch (SQLException e) {
                    done = false;
                    if (!wasOvertaken(e)) {
                        throw e;
                    }
                } finally {
                    if (!done) {
                        connection.rollback();
                    }
                    connection.setAutoCommit(before);
                }
                return done;
            }
        }

        private static boolean wasOvertaken(SQLException e) {
            String state = e.getSQLState();
            return state != null && (state.equals(UNIQUE_VIOLATION) || state.startsWith(GAVE_WAY));
        }
    }

    private record TransactionOfCaller(Connection connection) implements Transactions {
        @Override
        public <T> T read(Work<T> work) throws SQLException {
            return work.in(connection);
        }

        @Override
        public boolean run(Work<Boolean> work) throws SQLException {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException(
                        "The connection commits by itself, so that a review could change without"
                                + " what belongs to it. Maybe call setAutoCommit(false), or use over(dataSource, ..).");
            }
            Savepoint start = connection.setSavepoint();
            boolean done = false;
            try {
                done = work.in(connection);
            } catch (SQLException e) {
                if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw e;
                }
            } finally {
                if (done) {
                    connection.releaseSavepoint(start);
                } else {
                    connection.rollback(start);
                }
            }
            return done;
        }
    }
}
