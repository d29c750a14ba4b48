package dev.decorum.example.operations;

import dev.decorum.example.store.Database;
import java.util.Optional;

/**
 * Holds a text against the rules in a case as it stands, as if the machine had drafted it: for trying out what a model
 * writes. It is checked and recorded like any draft, and is kept nowhere to be sent. Safe for use by several threads.
 */
public final class DraftTrial {
    private final CaseTools tools;
    private final Database database;

    /** A trial of drafts in the cases of a database. */
    public DraftTrial(CaseTools tools, Database database) {
        this.tools = tools;
        this.database = database;
    }

    /** What the rules say of a text; nothing when the case was not decided yet, is none, or its customer was erased. */
    public Optional<Replies.Answer> of(String caseId, String text) {
        return database.inTransaction(connection -> {
            tools.ledger().lock(connection);
            CaseWork work = CaseWork.find(tools, connection, caseId).orElse(null);
            return work == null
                    ? Optional.empty()
                    : work.drafts().decided(connection, caseId, work.sealer()).map(decided -> work.replies()
                            .check(work.file(), text, decided.decision().tone()));
        });
    }
}
