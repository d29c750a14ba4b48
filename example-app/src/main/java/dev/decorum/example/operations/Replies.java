package dev.decorum.example.operations;

import dev.decorum.example.intake.Outbox;
import dev.decorum.example.journal.Journal;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.decision.ClaimFinding;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.Reply;
import dev.decorum.policy.fact.SendPrivateReply;
import dev.decorum.policy.fact.SendReply;
import dev.decorum.policy.reply.ReplyReport;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks every draft against the rules, and sends those that may be sent and fit what the rules ask for. Safe for use by several threads. */
@Singleton
public final class Replies {
    /** The name of the value that says where an answer stands in the knowledge of the house; evidence keeps it. */
    static final String SOURCE = "source";

    private static final String SEND = "reply";

    private final Drafter drafter;
    private final CaseDecisions decisions;
    private final Outbox outbox;
    private final Journal journal;
    private final InstantSource clock;

    @Inject
    Replies(Drafter drafter, CaseDecisions decisions, Outbox outbox, Journal journal, InstantSource clock) {
        this.drafter = drafter;
        this.decisions = decisions;
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
    }

    /** Drafts a reply in the tone that the rules want, with all that it must disclose, checks it, and sends it. */
    public Answer answer(CaseFile of, Drafter.Purpose purpose, Tone tone, Map<String, String> values) {
        Answer checked = prepare(of, purpose, tone, values, of.message().audience())
                .orElseThrow(() -> new IllegalStateException("There are no words for " + purpose + " in the language `"
                        + tone.language() + "` with the address `" + tone.address()
                        + "`. Maybe add a file to templates/; until then a person writes."));
        return send(of, checked);
    }

    /**
     * Drafts a reply and checks it, likewise, and sends nothing.
     *
     * @param audience who will be able to read it
     * @return nothing when there are no words for it, so that a person writes
     */
    public Optional<Answer> prepare(
            CaseFile of, Drafter.Purpose purpose, Tone tone, Map<String, String> values, Audience audience) {
        Tone spoken = spoken(tone, of.message().language());
        Optional<Answer> checked = drafter.draft(purpose, spoken, List.of(), values)
                .map(text -> checked(of, text, spoken, audience, values));
        List<String> disclosures =
                checked.map(answer -> answer.decided().decision().disclosures()).orElse(List.of());
        return disclosures.isEmpty()
                ? checked
                : drafter.draft(purpose, spoken, disclosures, values)
                        .map(text -> checked(of, text, spoken, audience, values));
    }

    /** The tone in the customer's own language where no rule names one. */
    static Tone spoken(Tone tone, @Nullable String own) {
        return tone.language() != null
                ? tone
                : new Tone(
                        tone.formality(),
                        tone.address(),
                        own,
                        tone.emoji(),
                        tone.exclamationMarks(),
                        tone.links(),
                        tone.greeting(),
                        tone.closing(),
                        tone.maxLength(),
                        tone.guidance());
    }

    /** What the rules say of a draft. Nothing is sent. */
    public Answer check(CaseFile of, String draft, Tone tone) {
        return checked(of, draft, tone, of.message().audience(), Map.of());
    }

    private Answer checked(CaseFile of, String draft, Tone tone, Audience audience, Map<String, String> values) {
        String source = values.getOrDefault(SOURCE, "");
        return check(of, draft, tone.language(), audience, Author.BOT, of.shop().assistant(), source);
    }

    /**
     * What the rules say of a draft. Nothing is sent.
     *
     * @param audience who will be able to read it; a private answer to a public comment is an action of its own
     * @param author who wrote it
     * @param actor by which key evidence names who wrote it
     */
    public Answer check(
            CaseFile of, String draft, @Nullable String language, Audience audience, Author author, String actor) {
        return check(of, draft, language, audience, author, actor, "");
    }

    private Answer check(
            CaseFile of,
            String draft,
            @Nullable String language,
            Audience audience,
            Author author,
            String actor,
            String source) {
        Reply reply = Reply.of(audience, author, language, draft);
        boolean aside = audience == Audience.PRIVATE && of.message().audience() == Audience.PUBLIC;
        Decided decided = decisions.decide(of, reply, aside ? new SendPrivateReply(SEND) : new SendReply(SEND));
        Answer answer = new Answer(draft, decided, decisions.check(decided), false);
        Payload payload = Payload.empty()
                .text("draft", draft, journal.key())
                .word("outcome", answer.outcome())
                .number("forbiddenClaims", answer.forbidden().size())
                .number("findings", answer.report().findings().size());
        journal.write(
                EventKind.DRAFTED,
                of.id(),
                actor,
                decided.request(),
                decided.decision(),
                payload,
                source.isEmpty() ? Map.of("draft", draft) : Map.of("draft", draft, SOURCE, source));
        return answer;
    }

    private Answer send(CaseFile of, Answer answer) {
        if (answer.outcome() != Outcome.PERMIT || of.reply().isEmpty()) {
            return answer;
        }
        if (!answer.report().isClean()) {
            escalate(of, answer);
            return answer;
        }
        outbox.reply(ApprovedReply.to(of.latest(), answer.text(), clock.instant()));
        if (answer.discloses()) {
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

    /**
     * A draft and what the rules say of it.
     *
     * @param text the draft. Personal data
     * @param decided the decision on it
     * @param report what in it does not fit the decision; with a finding it is not sent, and a person writes
     * @param sent whether it went out
     */
    public record Answer(String text, Decided decided, ReplyReport report, boolean sent) {
        /** The ruling on sending it. */
        public Ruling ruling() {
            return decided.ruling(SEND);
        }

        /** Whether it may go out. */
        public Outcome outcome() {
            return ruling().outcome();
        }

        /** The BCP 47 tag of the language in which it is written; null when not known. */
        public @Nullable String language() {
            return decided.request().find(Reply.class).map(Reply::language).orElse(null);
        }

        /** Whether it tells the customer what the rules want disclosed. */
        public boolean discloses() {
            return !decided.decision().disclosures().isEmpty();
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
