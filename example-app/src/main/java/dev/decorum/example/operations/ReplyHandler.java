package dev.decorum.example.operations;

import dev.decorum.example.execution.ChannelSender;
import dev.decorum.example.execution.OutboxHandler;
import dev.decorum.example.execution.OutboxItem;
import dev.decorum.example.execution.Sending;
import dev.decorum.example.intake.Account;
import dev.decorum.example.operations.CaseView.MessageState;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Sends replies to customers, and notes what became of them. Safe for use by several threads. */
public final class ReplyHandler implements OutboxHandler {
    private final CaseTools tools;
    private final ChannelSender sender;

    /** A handler that sends by this sender. */
    public ReplyHandler(CaseTools tools, ChannelSender sender) {
        this.tools = tools;
        this.sender = sender;
    }

    @Override
    public Start begin(Connection connection, OutboxItem item) throws SQLException {
        tools.ledger().lock(connection);
        Optional<CaseWork> work = CaseWork.find(tools, connection, item.caseId());
        if (work.isEmpty() || item.content() == null) {
            return new Start.Stop("The customer was erased, and the reply with them.");
        }
        ApprovedReply approved =
                work.get().sealer().open("outbox " + item.caseId(), item.content(), ApprovedReply.class);
        ApprovedReply reply = approved.at(tools.clock().instant());
        Account account = work.get().account();
        return new Start.Go(() -> sender.send(reply, account));
    }

    @Override
    public Sending found(OutboxItem item) {
        return new Sending.Unknown("The application ended while the reply was being sent.");
    }

    @Override
    public void end(Connection connection, OutboxItem item, Sending outcome) throws SQLException {
        tools.ledger().lock(connection);
        long message = Objects.requireNonNull(item.message(), "A reply is a message of its case.");
        MessageState state = outcome instanceof Sending.Done
                ? MessageState.SENT
                : outcome instanceof Sending.Unknown ? MessageState.UNKNOWN : MessageState.FAILED;
        new MessageStore().state(connection, message, state);
        CaseWork work = CaseWork.find(tools, connection, item.caseId()).orElse(null);
        if (work == null) {
            return;
        }
        String assistant = work.account().assistant();
        work.journal()
                .write(
                        EventKind.REPLIED,
                        item.caseId(),
                        assistant,
                        Payload.empty().word("outcome", state),
                        Map.of());
        if (outcome instanceof Sending.NotDone no) {
            work.escalate("The reply was not sent. " + no.why(), List.of(), null);
        } else if (outcome instanceof Sending.Unknown unknown) {
            work.escalate(
                    "Nobody knows whether the reply was sent: " + unknown.why() + " It is not sent again by itself.",
                    List.of(),
                    null);
        }
    }
}
