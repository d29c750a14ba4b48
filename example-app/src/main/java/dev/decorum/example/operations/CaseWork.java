package dev.decorum.example.operations;

import dev.decorum.example.execution.CodeLetter;
import dev.decorum.example.execution.OutboxItem;
import dev.decorum.example.execution.OutboxKind;
import dev.decorum.example.intake.Account;
import dev.decorum.example.intake.Outbox;
import dev.decorum.example.journal.Journal;
import dev.decorum.example.operations.CaseView.MessageState;
import dev.decorum.example.store.Sealer;
import dev.decorum.example.store.StoreException;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.decision.Deadline;
import dev.decorum.policy.evidence.CustomerKey;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.Clock;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.review.ReviewDesk;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One case in one transaction: its rows, its file, and those who work on it. What is done here happens when the
 * transaction commits. For one thread.
 */
final class CaseWork implements Outbox {
    private final CaseTools tools;
    private final Connection connection;
    private final CaseRow row;
    private final Account account;
    private final Sealer sealer;
    private final Journal journal;
    private final CaseFile file;
    private final CaseDecisions decisions;
    private final CaseStore cases;
    private final MessageStore messages = new MessageStore();
    private final DraftStore drafts = new DraftStore();

    private CaseWork(CaseTools tools, Connection connection, CaseRow row, CustomerKey key) throws SQLException {
        this.tools = tools;
        this.connection = connection;
        this.row = row;
        this.account = tools.account(row.channel(), row.account());
        this.sealer = Sealer.under(key);
        this.journal = tools.ledger().journal(connection, row.subject(), key);
        this.cases = new CaseStore(tools.key());
        this.file = file(tools, connection, row, sealer);
        this.decisions = new CaseDecisions(tools.engine(), tools.backOffice(), journal, tools.clock());
    }

    /** The work on a case of a customer whose key is there. The caller holds the lock of the ledger. */
    static CaseWork on(CaseTools tools, Connection connection, CaseRow row) throws SQLException {
        return new CaseWork(tools, connection, row, tools.ledger().key(connection, row.subject()));
    }

    /** The work on a case; nothing when there is no such case, or its customer was erased. */
    static Optional<CaseWork> find(CaseTools tools, Connection connection, String caseId) throws SQLException {
        Optional<CaseRow> row = new CaseStore(tools.key()).lock(connection, caseId);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        Optional<CustomerKey> key = tools.ledger().find(connection, row.get().subject());
        return key.isEmpty() ? Optional.empty() : Optional.of(new CaseWork(tools, connection, row.get(), key.get()));
    }

    /** What is known of a case. */
    static CaseFile file(CaseTools tools, Connection connection, CaseRow row, Sealer sealer) throws SQLException {
        Account account = tools.account(row.channel(), row.account());
        Shop shop = new Shop(account.region(), account.zone(), account.stage(), account.assistant());
        return new CaseStore(tools.key()).file(connection, row, shop, sealer);
    }

    CaseTools tools() {
        return tools;
    }

    Connection connection() {
        return connection;
    }

    CaseRow row() {
        return row;
    }

    Account account() {
        return account;
    }

    CaseFile file() {
        return file;
    }

    Journal journal() {
        return journal;
    }

    Sealer sealer() {
        return sealer;
    }

    MessageStore messages() {
        return messages;
    }

    DraftStore drafts() {
        return drafts;
    }

    Instant now() {
        return tools.clock().instant();
    }

    ReviewDesk desk() {
        return tools.desk(connection);
    }

    /** Replies in words that are there at once: a transaction waits for no model. */
    Replies replies() {
        return new Replies(tools.drafter().atOnce(), decisions, journal);
    }

    IdentityCheck identity() {
        return new IdentityCheck(tools.backOffice(), this, journal, new JdbcProofStore(connection), tools.clock());
    }

    /** Asks the rules on all that is known, with more facts, and writes the answer down. */
    Decided decide(Fact... more) {
        return decisions.decide(file, more);
    }

    /** Notes a decision as the one that people are shown, with its clocks. */
    void show(Decided decided) throws SQLException {
        drafts.decided(connection, row.id(), decided, now(), sealer);
        cases.clocks(
                connection,
                row.id(),
                new CaseRow.Clocks(
                        due(decided, Clock.PLATFORM),
                        due(decided, Clock.STATUTORY),
                        due(decided, Clock.HOUSE),
                        file.conversation().window().closesAt()));
    }

    /** Keeps what is known of the case now, and who has proved to be writing. */
    void keep() throws SQLException {
        Optional<String> customer = file.provedCustomer();
        if (customer.isPresent()) {
            new SubjectLinks(tools.key()).link(connection, row.subject(), customer.get(), now());
        }
        cases.keep(connection, file, sealer);
    }

    /** Notes where the case stands now. */
    void state(CaseState state) throws SQLException {
        cases.state(connection, row.id(), state, null, List.of(), now());
    }

    /**
     * Gives the case to a person.
     *
     * @param reason why, as a sentence without personal data
     * @param roles whose it is; empty when any agent may take it
     */
    void escalate(String reason, Collection<Role> roles, @Nullable Decided on) throws SQLException {
        Payload payload = Payload.empty().number("roles", roles.size());
        Map<String, String> personal = Map.of("reason", reason);
        if (on == null) {
            journal.write(EventKind.ESCALATED, row.id(), account.assistant(), payload, personal);
        } else {
            journal.write(
                    EventKind.ESCALATED, row.id(), account.assistant(), on.request(), on.decision(), payload, personal);
        }
        cases.state(connection, row.id(), CaseState.PERSON, reason, roles, now());
    }

    /** Notes only where the case stands, and why a person has to act; nothing is recorded. */
    void waits(String reason, Collection<Role> roles) throws SQLException {
        cases.state(connection, row.id(), CaseState.PERSON, reason, roles, now());
    }

    /** Keeps a draft for a person to confirm. */
    long hold(Replies.Answer answer, String author) throws SQLException {
        return drafts.add(connection, row.id(), author, answer, DraftStore.State.WAITING, now(), sealer);
    }

    /**
     * Hands a reply to the outbox.
     *
     * @param key by which the same reply is recognised, should it be handed over again
     * @param person who released it; null when the machine did
     */
    void release(Replies.Answer answer, Audience audience, String key, @Nullable String person) throws SQLException {
        ApprovedReply reply = reply(answer, audience, person != null);
        Author author = person == null ? Author.BOT : Author.AGENT;
        long number = messages.said(
                connection, row.id(), null, author, person, MessageState.QUEUED, answer.text(), now(), sealer);
        OutboxItem item = OutboxItem.of("reply:" + row.id() + ":" + key, OutboxKind.REPLY, row.id(), row.subject())
                .sending(number, sealer.seal("outbox " + row.id(), reply));
        if (!tools.outbox().add(connection, item, now())) {
            throw new IllegalStateException("A reply with the key `" + key
                    + "` is in the outbox already, so this one would be a second answer.");
        }
        if (answer.discloses()) {
            file.disclosed();
        }
        if (person != null) {
            file.joined();
        }
    }

    private ApprovedReply reply(Replies.Answer answer, Audience audience, boolean byAgent) {
        ApprovedReply reply = ApprovedReply.to(file.latest(), answer.text(), now())
                .before(audience)
                .in(answer.language());
        return byAgent ? reply.byAgent() : reply;
    }

    @Override
    public void code(String addressOnFile, String code) {
        OutboxItem item = OutboxItem.of("code:" + UUID.randomUUID(), OutboxKind.CODE, row.id(), row.subject())
                .sending(sealer.seal("outbox " + row.id(), new CodeLetter(addressOnFile, code)));
        try {
            tools.outbox().add(connection, item, now());
        } catch (SQLException e) {
            throw new StoreException("hand a code to the outbox", e);
        }
    }

    private static @Nullable Instant due(Decided decided, Clock clock) {
        return decided.decision().deadlines().stream()
                .filter(deadline -> deadline.clock() == clock)
                .map(Deadline::due)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
