package dev.decorum.example.operations;

import dev.decorum.example.store.Rows;
import dev.decorum.example.store.StoreException;
import dev.decorum.policy.fact.VerificationLevel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Keeps codes and tries in the tables {@code proof_try} and {@code proof_code}, in one transaction. For one thread. */
final class JdbcProofStore implements ProofStore {
    private final Connection connection;

    JdbcProofStore(Connection connection) {
        this.connection = connection;
    }

    @Override
    public int tried(String caseId, VerificationLevel level) {
        return asked("count a proof", () -> {
            int changed = Rows.update(
                    connection,
                    "update proof_try set tries = tries + 1 where case_id = ? and proof_level = ?",
                    caseId,
                    level.name());
            if (changed == 0) {
                Rows.update(
                        connection,
                        "insert into proof_try (case_id, proof_level, tries) values (?, ?, 1)",
                        caseId,
                        level.name());
            }
            return Rows.first(
                            connection,
                            "select tries from proof_try where case_id = ? and proof_level = ?",
                            row -> row.getInt(1),
                            caseId,
                            level.name())
                    .orElseThrow();
        });
    }

    @Override
    public void issued(String caseId, Code code) {
        spent(caseId);
        asked(
                "keep a code",
                () -> Rows.update(
                        connection,
                        "insert into proof_code (case_id, digest, good_until) values (?, ?, ?)",
                        caseId,
                        code.digest(),
                        code.until()));
    }

    @Override
    public Optional<Code> code(String caseId) {
        return asked(
                "read a code",
                () -> Rows.first(
                        connection,
                        "select digest, good_until from proof_code where case_id = ?",
                        row -> new Code(row.getString("digest"), Rows.instant(row, "good_until")),
                        caseId));
    }

    @Override
    public void spent(String caseId) {
        asked("forget a code", () -> Rows.update(connection, "delete from proof_code where case_id = ?", caseId));
    }

    private static <T> T asked(String task, Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new StoreException(task, e);
        }
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }
}
