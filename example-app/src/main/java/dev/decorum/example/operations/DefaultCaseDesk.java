package dev.decorum.example.operations;

import dev.decorum.example.operations.CaseView.Recorded;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.Rows;
import dev.decorum.example.store.Sealer;
import dev.decorum.policy.evidence.CustomerKey;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.evidence.RecordedEvent;
import dev.decorum.policy.evidence.SealedPart;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.review.JdbcReviewStore;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The desk on the application's database. Safe for use by several threads. */
public final class DefaultCaseDesk implements CaseDesk {
    private final CaseTools tools;
    private final Database database;
    private final CaseStore cases;
    private final SubjectLinks links;
    private final CaseSearch search;
    private final DraftDeeds drafts;
    private final ReviewDeeds reviews;
    private final CorrectionDeeds corrections;

    /** A desk over the cases of a database. */
    public DefaultCaseDesk(CaseTools tools, Database database) {
        this.tools = tools;
        this.database = database;
        this.cases = new CaseStore(tools.key());
        this.links = new SubjectLinks(tools.key());
        this.search = new CaseSearch(tools, database);
        this.drafts = new DraftDeeds(tools, database);
        this.reviews = new ReviewDeeds(tools, database);
        this.corrections = new CorrectionDeeds(tools, database);
    }

    /**
     * Reads on conversations for the search of words. Until all are read, a search opens the newest conversations itself.
     *
     * @return whether there is more to read
     */
    public boolean index() {
        return search.index();
    }

    @Override
    public CasePage list(CaseFilter filter) {
        return search.list(filter);
    }

    @Override
    public Optional<CaseView> view(String caseId) {
        return database.inTransaction(connection -> {
            Optional<CaseRow> row = cases.find(connection, caseId);
            return row.isEmpty() ? Optional.empty() : Optional.of(view(connection, row.get()));
        });
    }

    private CaseView view(Connection connection, CaseRow row) throws SQLException {
        Optional<CustomerKey> key = tools.ledger().find(connection, row.subject());
        Sealer sealer = key.map(Sealer::under).orElse(null);
        MessageStore messages = new MessageStore();
        List<Review> proposed = tools.reviews(connection).ofCase(row.id()).stream()
                .sorted((a, b) ->
                        b.proposal().createdAt().compareTo(a.proposal().createdAt()))
                .toList();
        List<Recorded> evidence = tools.ledger().events(connection, row.id()).stream()
                .map(DefaultCaseDesk::recorded)
                .toList();
        if (sealer == null) {
            return new CaseView(
                    row,
                    true,
                    messages.of(connection, row.id(), null),
                    null,
                    VerificationLevel.NONE,
                    null,
                    null,
                    proposed,
                    evidence);
        }
        CaseFile file = CaseWork.file(tools, connection, row, sealer);
        DraftStore stored = new DraftStore();
        return new CaseView(
                row,
                false,
                messages.of(connection, row.id(), sealer),
                stored.decided(connection, row.id(), sealer).orElse(null),
                file.proved(),
                file.order().orElse(null),
                stored.waiting(connection, row.id(), sealer).orElse(null),
                proposed,
                evidence);
    }

    private static Recorded recorded(RecordedEvent event) {
        return new Recorded(
                event.index(),
                event.at(),
                event.kind(),
                event.actor(),
                event.payload(),
                event.parts().stream().map(SealedPart::name).toList());
    }

    @Override
    public Optional<byte[]> part(String caseId, long event, String name) {
        return database.inTransaction(connection -> tools.ledger().part(connection, caseId, event, name));
    }

    @Override
    public Deed take(String caseId, Person person) {
        return onCase(caseId, (connection, row) -> {
            if (row.assignee() != null && !row.assignee().equals(person.name())) {
                return new Deed.NotDone(
                        "The case is taken already. Ask whoever has it, or a supervisor, to give it back.");
            }
            cases.assign(connection, caseId, person.name());
            return new Deed.Done("The case is yours.");
        });
    }

    @Override
    public Deed release(String caseId, Person person) {
        return onCase(caseId, (connection, row) -> {
            boolean mine = person.name().equals(row.assignee());
            if (!mine && person.role() != Role.SUPERVISOR) {
                return new Deed.NotDone("Only whoever has the case, or a supervisor, gives it back.");
            }
            cases.assign(connection, caseId, null);
            return new Deed.Done("The case is free.");
        });
    }

    @Override
    public Deed close(String caseId, String reason, Person person) {
        if (reason.isBlank()) {
            return new Deed.NotDone("Say why the case is closed.");
        }
        return onCase(caseId, (connection, row) -> {
            boolean open = tools.reviews(connection).ofCase(caseId).stream()
                    .anyMatch(review -> Set.of(ReviewState.CLAIMED, ReviewState.SENT, ReviewState.UNKNOWN)
                            .contains(review.state()));
            if (open) {
                return new Deed.NotDone("An action of the case is under way or of unknown outcome. Settle it first.");
            }
            Optional<CustomerKey> key = tools.ledger().find(connection, row.subject());
            if (key.isPresent()) {
                tools.ledger()
                        .journal(connection, row.subject(), key.get())
                        .write(
                                EventKind.CORRECTED,
                                caseId,
                                person.name(),
                                Payload.empty().flag("closed", true),
                                Map.of("reason", reason));
            }
            new DraftStore().replace(connection, caseId);
            cases.state(
                    connection,
                    caseId,
                    CaseState.CLOSED,
                    null,
                    List.of(),
                    tools.clock().instant());
            return new Deed.Done("The case is closed.");
        });
    }

    @Override
    public Deed sendDraft(String caseId, long draft, Person person) {
        return drafts.send(caseId, draft, person);
    }

    @Override
    public Deed editDraft(String caseId, long draft, String text, Audience audience, String reason, Person person) {
        return drafts.edit(caseId, draft, text, audience, reason, person);
    }

    @Override
    public Deed discardDraft(String caseId, long draft, String reason, Person person) {
        return drafts.discard(caseId, draft, reason, person);
    }

    @Override
    public List<Review> reviews(Set<ReviewState> states) {
        return database.inTransaction(connection -> tools.reviews(connection).in(states));
    }

    @Override
    public Optional<Review> review(String proposalHash) {
        return database.inTransaction(connection -> tools.reviews(connection).find(proposalHash));
    }

    @Override
    public Deed approve(String proposalHash, String comment, Person person) {
        return reviews.approve(proposalHash, comment, person, false);
    }

    @Override
    public List<Deed> approveAll(List<String> proposalHashes, String comment, Person person) {
        return proposalHashes.stream()
                .map(hash -> reviews.approve(hash, comment, person, true))
                .toList();
    }

    @Override
    public Deed reject(String proposalHash, String reason, Person person) {
        return reviews.reject(proposalHash, reason, person);
    }

    @Override
    public Deed propose(String proposalHash, Action changed, String reason, Person person) {
        return reviews.propose(proposalHash, changed, reason, person);
    }

    @Override
    public Deed settle(String proposalHash, boolean tookEffect, Person person) {
        return reviews.settle(proposalHash, tookEffect, person);
    }

    @Override
    public List<Corrected> corrections() {
        return corrections.waiting();
    }

    @Override
    public Deed acceptCorrection(long number, Person person) {
        return corrections.accept(number, person);
    }

    @Override
    public Deed dismissCorrection(long number, String reason, Person person) {
        return corrections.dismiss(number, reason, person);
    }

    @Override
    public List<Failed> failed() {
        return database.inTransaction(connection -> Rows.all(
                connection,
                "select number, channel, account, fault from inbox where state = 'FAILED' order by number",
                row -> new Failed(
                        row.getLong("number"),
                        row.getString("channel"),
                        row.getString("account"),
                        row.getString("fault"))));
    }

    @Override
    public Deed retry(long number, Person person) {
        int changed = database.inTransaction(connection -> Rows.update(
                connection,
                "update inbox set state = 'NEW', attempts = 0 where number = ? and state = 'FAILED'",
                number));
        return changed == 1
                ? new Deed.Done("The event is tried again.")
                : new Deed.NotDone("The event no longer waits. Look at the list again.");
    }

    @Override
    public int accounts(String caseId) {
        return database.inTransaction(connection -> {
            Optional<CaseRow> row = cases.find(connection, caseId);
            return row.isEmpty()
                    ? 0
                    : links.together(connection, row.get().subject()).size();
        });
    }

    /** The keys of every account of the customer go, and what the rows hold with them. */
    @Override
    public Deed erase(String caseId, String reason, Person person) {
        if (person.role() != Role.PRIVACY && person.role() != Role.SUPERVISOR) {
            return new Deed.NotDone("A supervisor, or the team for personal data, erases a customer.");
        }
        Deed deed = onCase(caseId, (connection, row) -> {
            Set<String> subjects = links.together(connection, row.subject());
            for (String subject : subjects) {
                erase(connection, subject, caseId, person);
            }
            return new Deed.Done("The customer is erased, on " + subjects.size()
                    + (subjects.size() == 1 ? " account" : " accounts")
                    + ": nothing personal can be read any longer.");
        });
        search.forgetErased();
        return deed;
    }

    private void erase(Connection connection, String subject, String caseId, Person person) throws SQLException {
        Instant now = tools.clock().instant();
        tools.ledger().erase(connection, subject, caseId, person.name());
        links.forget(connection, subject);
        for (String of : cases.ofSubject(connection, subject)) {
            JdbcReviewStore.forget(connection, of);
            tools.outbox().withdraw(connection, of, now);
            cases.forget(connection, of, now);
        }
    }

    private Deed onCase(String caseId, OnCase deed) {
        return database.inTransaction(connection -> {
            tools.ledger().lock(connection);
            Optional<CaseRow> row = cases.lock(connection, caseId);
            return row.isEmpty() ? new Deed.NotDone("There is no such case.") : deed.with(connection, row.get());
        });
    }

    private interface OnCase {
        Deed with(Connection connection, CaseRow row) throws SQLException;
    }
}
