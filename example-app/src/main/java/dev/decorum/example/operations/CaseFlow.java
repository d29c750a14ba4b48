package dev.decorum.example.operations;

import dev.decorum.example.intake.Account;
import dev.decorum.example.operations.CaseView.MessageState;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.Author;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens on channels, brought to cases: a customer's message is understood, decided on and answered, or given to a
 * person; everything else is noted and never answered. Safe for use by several threads.
 */
public final class CaseFlow {
    /** The id of the action of looking the order up, in every request. */
    public static final String LOOK_UP = "look-up";

    private static final Duration WEEK = Duration.ofDays(7);

    private final CaseTools tools;
    private final CaseStore cases;
    private final MessageStore messages = new MessageStore();

    /** A flow with these tools. */
    public CaseFlow(CaseTools tools) {
        this.tools = tools;
        this.cases = new CaseStore(tools.key());
    }

    /** A flow whose turns are worded by this drafter. */
    CaseFlow wordedBy(Drafter drafter) {
        return new CaseFlow(tools.with(drafter));
    }

    /** The drafter of its tools. */
    Drafter drafter() {
        return tools.drafter();
    }

    /**
     * Handles an event in the caller's transaction: all of it happens when that commits, or nothing. Replies are in the
     * words that are there at once.
     */
    public void handle(Connection connection, ChannelEvent event) throws SQLException {
        tools.ledger().lock(connection);
        if (event instanceof ChannelEvent.MessageReceived received) {
            if (received.sender().kind() == Sender.Kind.CUSTOMER) {
                message(connection, received);
            } else {
                spokenElsewhere(connection, received.origin(), null, received.content(), received.sender());
            }
        } else if (event instanceof ChannelEvent.MessageEdited edited
                && edited.sender().kind() == Sender.Kind.CUSTOMER) {
            edited(connection, edited);
        } else if (event instanceof ChannelEvent.MessageRevoked revoked) {
            revoked(connection, revoked);
        } else if (event instanceof ChannelEvent.Echo echo) {
            spokenElsewhere(connection, echo.origin(), echo.recipient(), echo.content(), echo.sender());
        }
    }

    private void message(Connection connection, ChannelEvent.MessageReceived event) throws SQLException {
        CaseWork work = workOn(connection, event.origin(), event.sender(), event.content());
        if (event.content().order() != null && work.file().named().isEmpty()) {
            work.file().named(event.content().order());
        }
        String text = work.file().take(event, tools.recognizer()).orElse(null);
        long number = note(work, event.origin(), event.content(), text, false);
        new CaseTurn(work, "message-" + number).run(text);
    }

    /** What the customer has put in the place of an earlier message counts, and is answered like a new one. */
    private void edited(Connection connection, ChannelEvent.MessageEdited event) throws SQLException {
        CaseWork work = workOn(connection, event.origin(), event.sender(), event.content());
        Optional<MessageStore.Place> original = place(connection, event.origin(), event.original());
        if (original.isPresent()) {
            messages.state(connection, original.get().number(), MessageState.EDITED);
        }
        String text = work.file().take(event, tools.recognizer()).orElse(null);
        long number = note(work, event.origin(), event.content(), text, true);
        new CaseTurn(work, "message-" + number).run(text);
    }

    private void revoked(Connection connection, ChannelEvent.MessageRevoked event) throws SQLException {
        Optional<MessageStore.Place> original = place(connection, event.origin(), event.original());
        if (original.isPresent()) {
            messages.revoke(connection, original.get().number());
        }
    }

    /** Somebody has written for the seller on the same account: the machine steps back, and its draft is void. */
    private void spokenElsewhere(
            Connection connection, Origin origin, @Nullable String recipient, MessageContent content, Sender sender)
            throws SQLException {
        if (recipient == null) {
            return;
        }
        String subject = tools.ledger().subject(origin.channel(), origin.account(), recipient);
        String threadKey = cases.threadKey(origin.channel(), origin.account(), content.thread());
        Instant now = tools.clock().instant();
        CaseRow row = cases.current(connection, origin.channel(), origin.account(), threadKey, subject, now)
                .orElse(null);
        if (row == null) {
            return;
        }
        CaseWork work = CaseWork.on(tools, connection, row);
        boolean byPerson = sender.kind() == Sender.Kind.AGENT;
        messages.said(
                connection,
                row.id(),
                messageKey(origin),
                byPerson ? Author.AGENT : Author.BOT,
                null,
                MessageState.ECHO,
                content.text(),
                now,
                work.sealer());
        if (byPerson) {
            work.file().joined();
            work.keep();
        }
    }

    private CaseWork workOn(Connection connection, Origin origin, Sender sender, MessageContent content)
            throws SQLException {
        Account account = tools.account(origin.channel(), origin.account());
        String subject = tools.ledger().subject(origin.channel(), origin.account(), sender.id());
        String threadKey = cases.threadKey(origin.channel(), origin.account(), content.thread());
        Instant now = tools.clock().instant();
        Optional<CaseRow> current =
                cases.current(connection, origin.channel(), origin.account(), threadKey, subject, now);
        if (current.isPresent()) {
            return CaseWork.on(tools, connection, current.get());
        }
        CaseRow fresh = cases.open(
                connection,
                origin.channel(),
                origin.account(),
                origin.surface(),
                threadKey,
                subject,
                account.region(),
                now);
        CaseWork work = CaseWork.on(tools, connection, fresh);
        work.file().contacts(cases.openedSince(connection, subject, now.minus(WEEK)));
        return work;
    }

    private long note(CaseWork work, Origin origin, MessageContent content, @Nullable String text, boolean edit)
            throws SQLException {
        String words = text == null ? "" : text;
        work.journal()
                .write(
                        EventKind.RECEIVED,
                        work.row().id(),
                        origin.channel(),
                        Payload.empty()
                                .text("message", words, work.journal().key())
                                .number("attachments", content.attachments().size())
                                .flag("edit", edit),
                        Map.of("message", words));
        return messages.received(
                work.connection(),
                work.row().id(),
                messageKey(origin),
                text,
                content.attachments().size(),
                origin.sentAt() == null ? origin.receivedAt() : origin.sentAt(),
                work.sealer());
    }

    private @Nullable String messageKey(Origin origin) {
        String id = origin.id();
        return id == null ? null : cases.messageKey(origin.channel(), origin.account(), id);
    }

    private Optional<MessageStore.Place> place(Connection connection, Origin origin, String message)
            throws SQLException {
        return messages.find(connection, cases.messageKey(origin.channel(), origin.account(), message));
    }
}
