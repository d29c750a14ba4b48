package dev.decorum.example.operations;

import dev.decorum.example.execution.CodeLetter;
import dev.decorum.example.execution.CodeSender;
import dev.decorum.example.execution.OutboxHandler;
import dev.decorum.example.execution.OutboxItem;
import dev.decorum.example.execution.Sending;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Sends one-time codes to the addresses on file. Safe for use by several threads. */
public final class CodeHandler implements OutboxHandler {
    private final CaseTools tools;
    private final CodeSender sender;

    /** A handler that sends by this sender. */
    public CodeHandler(CaseTools tools, CodeSender sender) {
        this.tools = tools;
        this.sender = sender;
    }

    @Override
    public Start begin(Connection connection, OutboxItem item) throws SQLException {
        tools.ledger().lock(connection);
        Optional<CaseWork> work = CaseWork.find(tools, connection, item.caseId());
        if (work.isEmpty() || item.content() == null) {
            return new Start.Stop("The customer was erased, and the code with them.");
        }
        CodeLetter letter = work.get().sealer().open("outbox " + item.caseId(), item.content(), CodeLetter.class);
        return new Start.Go(() -> sender.send(letter));
    }

    @Override
    public Sending found(OutboxItem item) {
        return new Sending.Unknown("The application ended while the code was being sent.");
    }

    /** A code whose sending is unknown does no harm: the customer has it, or a person helps. */
    @Override
    public void end(Connection connection, OutboxItem item, Sending outcome) throws SQLException {
        if (outcome instanceof Sending.Done) {
            return;
        }
        tools.ledger().lock(connection);
        Optional<CaseWork> work = CaseWork.find(tools, connection, item.caseId());
        if (work.isPresent()) {
            work.get()
                    .escalate(
                            "The one-time code may not have reached the address on file: a person helps.",
                            List.of(),
                            null);
        }
    }
}
