package dev.decorum.example.operations;

import dev.decorum.example.operations.CaseView.Draft;
import dev.decorum.example.store.Rows;
import dev.decorum.example.store.Sealer;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.reply.ReplyReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The rows of drafts and of the last decision on each case, sealed under the customer's key. Every method works in the
 * caller's transaction; safe for use by several threads.
 */
final class DraftStore {
    private static final String INSERT =
            "insert into draft (case_id, state, author, outcome, created_at, content) values (?, ?, ?, ?, ?, ?)";

    /** Keeps a draft; one that waited before is replaced. Its number. */
    long add(
            Connection connection,
            String caseId,
            String author,
            Replies.Answer answer,
            State state,
            Instant now,
            Sealer sealer)
            throws SQLException {
        replace(connection, caseId);
        Content content = new Content(
                answer.text(), answer.decided().request(), answer.decided().decision(), answer.report());
        Outcome outcome = answer.outcome();
        return Rows.insert(
                connection,
                INSERT,
                caseId,
                state.name(),
                author,
                outcome.name(),
                now,
                sealer.seal("draft " + caseId, content));
    }

    /** The draft of a case that waits. */
    Optional<Draft> waiting(Connection connection, String caseId, Sealer sealer) throws SQLException {
        return Rows.first(
                connection,
                "select * from draft where case_id = ? and state = 'WAITING' order by number desc",
                row -> {
                    Content content = sealer.open("draft " + caseId, row.getBytes("content"), Content.class);
                    return new Draft(
                            row.getLong("number"),
                            content.text(),
                            row.getString("author"),
                            Rows.instant(row, "created_at"),
                            new Decided(content.request(), content.decision()),
                            content.report());
                },
                caseId);
    }

    /** Notes what became of a draft. */
    void state(Connection connection, long number, State state) throws SQLException {
        Rows.update(connection, "update draft set state = ? where number = ?", state.name(), number);
    }

    /** Notes that no draft of a case waits any longer. */
    void replace(Connection connection, String caseId) throws SQLException {
        Rows.update(connection, "update draft set state = 'REPLACED' where case_id = ? and state = 'WAITING'", caseId);
    }

    /** Keeps the last decision on a case. */
    void decided(Connection connection, String caseId, Decided decided, Instant now, Sealer sealer)
            throws SQLException {
        Rows.update(connection, "delete from case_decision where case_id = ?", caseId);
        Rows.update(
                connection,
                "insert into case_decision (case_id, decided_at, rules_hash, content) values (?, ?, ?, ?)",
                caseId,
                now,
                decided.decision().ruleSet().hash(),
                sealer.seal("decision " + caseId, decided));
    }

    /** The last decision on a case. */
    Optional<Decided> decided(Connection connection, String caseId, Sealer sealer) throws SQLException {
        return Rows.first(
                connection,
                "select content from case_decision where case_id = ?",
                row -> sealer.open("decision " + caseId, row.getBytes(1), Decided.class),
                caseId);
    }

    /** What became of a draft. */
    enum State {
        /** Waits for a person. */
        WAITING,
        /** Handed to the outbox. */
        SENT,
        /** Another has taken its place. */
        REPLACED,
        /** A person has thrown it away. */
        DISCARDED
    }

    private record Content(String text, PolicyRequest request, PolicyDecision decision, ReplyReport report) {}
}
