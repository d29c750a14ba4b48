package dev.decorum.example.operations;

import dev.decorum.example.operations.CaseView.Draft;
import dev.decorum.example.store.Database;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Reply;
import dev.decorum.policy.fact.Role;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What people do with drafts. Safe for use by several threads. */
final class DraftDeeds {
    private static final Deed NO_CASE = new Deed.NotDone("There is no such case, or its customer was erased.");
    private static final Deed ANOTHER =
            new Deed.NotDone("Another draft waits by now, or none does. Look at the case again.");

    private final CaseTools tools;
    private final Database database;

    DraftDeeds(CaseTools tools, Database database) {
        this.tools = tools;
        this.database = database;
    }

    /** A person's yes stands in for the approval of one agent or supervisor, and for no other. */
    Deed send(String caseId, long number, Person person) {
        return onCase(caseId, work -> {
            Draft draft = waiting(work).filter(d -> d.number() == number).orElse(null);
            if (draft == null) {
                return ANOTHER;
            }
            if (work.file().reply().isEmpty()) {
                return new Deed.NotDone("The channel has no way to answer in this place.");
            }
            Reply reply = draft.decided().request().find(Reply.class).orElseThrow();
            Replies.Answer answer = work.replies()
                    .check(work.file(), draft.text(), reply.language(), reply.audience(), Author.AGENT, person.name());
            Optional<Deed> refused = refused(answer.ruling(), person);
            if (refused.isPresent()) {
                work.hold(answer, draft.author());
                return refused.get();
            }
            work.release(answer, reply.audience(), "draft-" + number, person.name());
            work.drafts().state(work.connection(), number, DraftStore.State.SENT);
            work.keep();
            work.state(CaseState.ANSWERED);
            return new Deed.Done("The reply is on its way.");
        });
    }

    Deed edit(String caseId, long number, String text, Audience audience, String reason, Person person) {
        if (text.isBlank() || reason.isBlank()) {
            return new Deed.NotDone("Write the reply, and say why it is changed.");
        }
        return onCase(caseId, work -> {
            Optional<Draft> before = waiting(work);
            if (before.map(Draft::number).orElse(0L) != number) {
                return ANOTHER;
            }
            Decided decided = work.decide();
            Tone tone = decided.decision().tone();
            String language = tone.language() != null
                    ? tone.language()
                    : work.file().message().language();
            Audience asked = work.file().message().audience();
            Audience readers = asked == Audience.PUBLIC ? audience : asked;
            Replies.Answer answer =
                    work.replies().check(work.file(), text, language, readers, Author.AGENT, person.name());
            work.journal()
                    .write(
                            EventKind.CORRECTED,
                            caseId,
                            person.name(),
                            answer.decided().request(),
                            answer.decided().decision(),
                            Payload.empty().text("draft", text, work.journal().key()),
                            Map.of(
                                    "before", before.map(Draft::text).orElse(""),
                                    "draft", text,
                                    "reason", reason));
            if (language != null) {
                String draft = before.map(Draft::text).orElse("");
                CorrectionDeeds.keep(work, decided.decision(), language, draft, text, reason, person);
            }
            work.hold(answer, person.name());
            String waiting = answer.outcome() == Outcome.DENY
                    ? "The rules deny the draft" + CaseTurn.by(answer.ruling()) + "."
                    : "An agent confirms the draft.";
            work.waits(waiting, answer.ruling().roles());
            return new Deed.Done("The draft was changed and checked.");
        });
    }

    Deed discard(String caseId, long number, String reason, Person person) {
        if (reason.isBlank()) {
            return new Deed.NotDone("Say why the draft is thrown away.");
        }
        return onCase(caseId, work -> {
            Draft draft = waiting(work).filter(d -> d.number() == number).orElse(null);
            if (draft == null) {
                return ANOTHER;
            }
            work.drafts().state(work.connection(), number, DraftStore.State.DISCARDED);
            work.journal()
                    .write(
                            EventKind.CORRECTED,
                            caseId,
                            person.name(),
                            Payload.empty().flag("discarded", true),
                            Map.of("before", draft.text(), "reason", reason));
            return new Deed.Done("The draft was thrown away.");
        });
    }

    private static Optional<Deed> refused(Ruling ruling, Person person) {
        if (ruling.outcome() == Outcome.PERMIT) {
            return Optional.empty();
        }
        if (ruling.outcome() == Outcome.REVIEW) {
            boolean suffices = ruling.roles().stream()
                    .allMatch(
                            role -> role == person.role() || (role == Role.AGENT && person.role() == Role.SUPERVISOR));
            if (suffices && ruling.approvals() <= 1) {
                return Optional.empty();
            }
            String roles = String.join(
                    " and ", ruling.roles().stream().map(FactKinds::wordFor).toList());
            return Optional.of(new Deed.NotDone(
                    "This reply needs the yes of " + ruling.approvals() + ": " + roles + CaseTurn.by(ruling) + "."));
        }
        return Optional.of(new Deed.NotDone(
                "The rules do not let this reply out" + CaseTurn.by(ruling) + ". Change what is marked in it."));
    }

    private static Optional<Draft> waiting(CaseWork work) throws SQLException {
        return work.drafts().waiting(work.connection(), work.row().id(), work.sealer());
    }

    private Deed onCase(String caseId, OnCase deed) {
        return database.inTransaction(connection -> {
            tools.ledger().lock(connection);
            Optional<CaseWork> work = CaseWork.find(tools, connection, caseId);
            return work.isEmpty() ? NO_CASE : deed.with(work.get());
        });
    }

    private interface OnCase {
        Deed with(CaseWork work) throws SQLException;
    }
}
