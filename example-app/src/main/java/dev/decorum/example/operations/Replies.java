package dev.decorum.example.operations;

import dev.decorum.example.journal.Journal;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes drafts, and holds every draft against the rules. Nothing is sent here. As safe for use by several threads as its journal. */
public final class Replies {
    /** The name of the value that says where an answer stands in the knowledge of the house; evidence keeps it. */
    static final String SOURCE = "source";

    private static final String SEND = "reply";

    private final Drafter drafter;
    private final CaseDecisions decisions;
    private final Journal journal;

    Replies(Drafter drafter, CaseDecisions decisions, Journal journal) {
        this.drafter = drafter;
        this.decisions = decisions;
        this.journal = journal;
    }

    /**
     * Drafts a reply in the tone that the rules want, with all that it must disclose, and checks it. Nothing is sent.
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
        Answer answer = new Answer(draft, decided, decisions.check(decided));
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

    /**
     * A draft and what the rules say of it.
     *
     * @param text the draft. Personal data
     * @param decided the decision on it
     * @param report what in it does not fit the decision; with a finding it is not sent, and a person writes
     */
    public record Answer(String text, Decided decided, ReplyReport report) {
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
            return "Answer[" + outcome() + "]";
        }
    }
}
