package dev.decorum.example.operations;

import dev.decorum.example.operations.CaseDesk.Corrected;
import dev.decorum.example.operations.knowledge.Correction;
import dev.decorum.example.operations.knowledge.KnowledgeProposal;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.Rows;
import dev.decorum.example.store.Sealer;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.KnowledgeArea;
import dev.decorum.policy.fact.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Corrections of drafts on their way into the knowledge: kept sealed under the customer's key until a supervisor has
 * decided on each, and gone with the customer. Safe for use by several threads.
 */
final class CorrectionDeeds {
    private static final Deed GONE = new Deed.NotDone(
            "There is no such correction any longer. Maybe it was decided on, or its customer was erased.");
    private static final Deed NOT_YOURS = new Deed.NotDone("A supervisor decides on what becomes knowledge.");

    private final CaseTools tools;
    private final Database database;

    CorrectionDeeds(CaseTools tools, Database database) {
        this.tools = tools;
        this.database = database;
    }

    /**
     * Keeps a correction, in the transaction that makes it; an earlier one of the same case that waits is replaced.
     *
     * @param draft what stood there before; blank when nothing did
     */
    static void keep(
            CaseWork work,
            PolicyDecision decision,
            String language,
            String draft,
            String corrected,
            String reason,
            Person person)
            throws SQLException {
        KnowledgeArea area = decision.consult().stream().findFirst().orElse(KnowledgeArea.AFTER_SALES);
        String question = Objects.requireNonNullElse(work.file().message().text(), "");
        Correction correction = new Correction(
                work.row().id(), language, area, question, draft, corrected, reason, person.name(), work.now());
        forget(work.connection(), work.row().id());
        Rows.update(
                work.connection(),
                "insert into correction (case_id, person, at, content) values (?, ?, ?, ?)",
                work.row().id(),
                person.name(),
                work.now(),
                work.sealer().seal("correction " + work.row().id(), correction));
    }

    /** Forgets the corrections of a case. */
    static void forget(Connection connection, String caseId) throws SQLException {
        Rows.update(connection, "delete from correction where case_id = ?", caseId);
    }

    /** Those that wait, the oldest first. */
    List<Corrected> waiting() {
        return database.inTransaction(connection -> {
            List<Corrected> all = new ArrayList<>();
            for (Waiting row : Rows.all(
                    connection,
                    "select c.number, c.case_id, s.subject from correction c"
                            + " join support_case s on s.id = c.case_id order by c.number",
                    found -> new Waiting(
                            found.getLong("number"), found.getString("case_id"), found.getString("subject")))) {
                Optional<Sealer> sealer =
                        tools.ledger().find(connection, row.subject()).map(Sealer::under);
                if (sealer.isPresent()) {
                    Correction correction = opened(connection, row, sealer.get());
                    all.add(new Corrected(row.number(), correction, KnowledgeProposal.from(correction)));
                }
            }
            return all;
        });
    }

    private static Correction opened(Connection connection, Waiting row, Sealer sealer) throws SQLException {
        return Rows.first(
                        connection,
                        "select content from correction where number = ?",
                        found -> sealer.open("correction " + row.caseId(), found.getBytes(1), Correction.class),
                        row.number())
                .orElseThrow();
    }

    Deed accept(long number, Person person) {
        return decide(number, person, true, "");
    }

    Deed dismiss(long number, String reason, Person person) {
        return reason.isBlank()
                ? new Deed.NotDone("Say why it does not become knowledge.")
                : decide(number, person, false, reason);
    }

    private Deed decide(long number, Person person, boolean accepted, String reason) {
        if (person.role() != Role.SUPERVISOR) {
            return NOT_YOURS;
        }
        return database.inTransaction(connection -> {
            tools.ledger().lock(connection);
            Optional<String> caseId = Rows.first(
                    connection, "select case_id from correction where number = ?", row -> row.getString(1), number);
            Optional<CaseWork> work =
                    caseId.isEmpty() ? Optional.empty() : CaseWork.find(tools, connection, caseId.get());
            if (work.isEmpty()) {
                return GONE;
            }
            Rows.update(connection, "delete from correction where number = ?", number);
            work.get()
                    .journal()
                    .write(
                            EventKind.CORRECTED,
                            caseId.get(),
                            person.name(),
                            Payload.empty().flag("becomesKnowledge", accepted),
                            reason.isBlank() ? Map.of() : Map.of("reason", reason));
            return new Deed.Done(
                    accepted ? "The section is yours to put into the knowledge." : "It does not become knowledge.");
        });
    }

    private record Waiting(long number, String caseId, String subject) {}
}
