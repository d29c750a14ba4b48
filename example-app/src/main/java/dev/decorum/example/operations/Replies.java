package dev.decorum.example.operations;

import dev.decorum.example.intake.Outbox;
import dev.decorum.example.journal.Journal;
import dev.decorum.policy.decision.ClaimFinding;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.Reply;
import dev.decorum.policy.fact.SendReply;
import dev.decorum.policy.reply.ReplyReport;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Checks every draft against the rules, and sends those that may be sent and fit what the rules ask for. Safe for use by several threads. */
@Singleton
public final class Replies {
    private static final String SEND = "reply";

    private final Drafter drafter;
    private final CaseDecisions decisions;
    private final Outbox outbox;
    private final Journal journal;

    @Inject
    Replies(Drafter drafter, CaseDecisions decisions, Outbox outbox, Journal journal) {
        this.drafter = drafter;
        this.decisions = decisions;
        this.outbox = outbox;
        this.journal = journal;
    }

    /** Drafts a reply in the tone that the rules want, with all that it must disclose, checks it, and sends it. */
    public Answer answer(CaseFile of, Drafter.Purpose purpose, Tone tone, Map<String, String> values) {
        String plain = draft(purpose, tone, List.of(), values);
        Answer checked = check(of, plain, tone);
        List<String> disclosures = checked.decided().decision().disclosures();
        if (!disclosures.isEmpty()) {
            checked = check(of, draft(purpose, tone, disclosures, values), tone);
        }
        return send(of, checked, !disclosures.isEmpty());
    }

    /** What the rules say of a draft. Nothing is sent. */
    public Answer check(CaseFile of, String draft, Tone tone) {
        Reply reply = Reply.of(of.message().audience(), Author.BOT, tone.language(), draft);
        Decided decided = decisions.decide(of, reply, new SendReply(SEND));
        Answer answer = new Answer(draft, decided, decisions.check(decided), false);
        Payload payload = Payload.empty()
                .text("draft", draft, journal.key())
                .word("outcome", answer.outcome())
                .number("forbiddenClaims", answer.forbidden().size())
                .number("findings", answer.report().findings().size());
        journal.write(
                EventKind.DRAFTED, of.id(), of.shop().assistant(), decided.request(), decided.decision(), payload);
        return answer;
    }

    private Answer send(CaseFile of, Answer answer, boolean disclosing) {
        if (answer.outcome() != Outcome.PERMIT || of.reply().isEmpty()) {
            return answer;
        }
        if (!answer.report().isClean()) {
            escalate(of, answer);
            return answer;
        }
        outbox.reply(of.reply().get(), answer.text());
        if (disclosing) {
            of.disclosed();
        }
        Payload payload = Payload.empty().text("reply", answer.text(), journal.key());
        Decided on = answer.decided();
        journal.write(EventKind.REPLIED, of.id(), of.shop().assistant(), on.request(), on.decision(), payload);
        return new Answer(answer.text(), answer.decided(), answer.report(), true);
    }

    /** Gives the case to a person: the draft may be sent by the rules, and does not fit what they ask for. */
    private void escalate(CaseFile of, Answer answer) {
        Payload payload =
                Payload.empty().number("findings", answer.report().findings().size());
        Decided on = answer.decided();
        journal.write(EventKind.ESCALATED, of.id(), of.shop().assistant(), on.request(), on.decision(), payload);
    }

    private String draft(Drafter.Purpose purpose, Tone tone, List<String> disclosures, Map<String, String> values) {
        return drafter.draft(purpose, tone, disclosures, values)
                .orElseThrow(() -> new IllegalStateException("There are no words for " + purpose + " in the language `"
                        + tone.language() + "` with the address `" + tone.address()
                        + "`. Maybe add a file to templates/; until then a person writes."));
    }

    /**
     * A draft and what the rules say of it.
     *
     * @param text the draft. Personal data
     * @param decided the decision on it
     * @param report what in it does not fit the decision; with a finding it is not sent, and a person writes
     * @param sent whether it went out
     */
    public record Answer(String text, Decided decided, ReplyReport report, boolean sent) {
        /** Whether it may go out. */
        public Outcome outcome() {
            return decided.ruling(SEND).outcome();
        }

        /** The rules that decided so. */
        public List<String> because() {
            return decided.ruling(SEND).because();
        }

        /** The claims in it that must not be made. */
        public List<ClaimFinding> forbidden() {
            return decided.decision().claims().stream()
                    .filter(ClaimFinding::forbidden)
                    .toList();
        }

        @Override
        public String toString() {
            return "Answer[" + outcome() + (sent ? ", sent]" : "]");
        }
    }
}
