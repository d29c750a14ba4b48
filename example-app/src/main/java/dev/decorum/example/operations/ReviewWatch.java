package dev.decorum.example.operations;

import dev.decorum.example.store.Database;
import dev.decorum.example.store.Rows;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Gives reviews that ran out, or whose outcome nobody knows, to a person, each once. Safe for use by several threads. */
public final class ReviewWatch {
    private final CaseTools tools;
    private final Database database;

    /** A watch over the reviews of a database. */
    public ReviewWatch(CaseTools tools, Database database) {
        this.tools = tools;
        this.database = database;
    }

    /** Looks once; call it regularly. How many reviews were given to a person. */
    public int look() {
        return database.inTransaction(connection -> {
            tools.ledger().lock(connection);
            int given = 0;
            for (Review review : tools.desk(connection).escalations()) {
                if (isNew(connection, review)) {
                    give(connection, review);
                    given++;
                }
            }
            return given;
        });
    }

    private static boolean isNew(Connection connection, Review review) throws SQLException {
        String hash = review.proposal().hash();
        String state = review.state().name();
        boolean known = Rows.first(
                        connection,
                        "select 1 from review_escalation where proposal = ? and state = ?",
                        row -> true,
                        hash,
                        state)
                .isPresent();
        if (!known) {
            Rows.update(connection, "insert into review_escalation (proposal, state) values (?, ?)", hash, state);
        }
        return !known;
    }

    private void give(Connection connection, Review review) throws SQLException {
        Optional<CaseWork> work =
                CaseWork.find(tools, connection, review.proposal().caseId());
        if (work.isPresent()) {
            String reason = review.state() == ReviewState.UNKNOWN
                    ? "Nobody knows whether the action took effect. A person looks it up and settles it."
                    : "The proposal ran out before it was decided on. A person goes on.";
            work.get().escalate(reason, review.proposal().ruling().roles(), null);
        }
    }
}
