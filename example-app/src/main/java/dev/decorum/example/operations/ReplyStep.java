package dev.decorum.example.operations;

import dev.decorum.example.operations.Drafter.Purpose;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.RolloutStage;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One reply of the machine: drafted, checked, and sent or kept for a person. For one thread. */
final class ReplyStep {
    private final CaseWork work;
    private final String key;

    /**
     * A reply.
     *
     * @param key tells it from the other replies of its case
     */
    ReplyStep(CaseWork work, String key) {
        this.work = work;
        this.key = key;
    }

    /**
     * Drafts a reply, and sends it when the rules, the check and the stage permit it.
     *
     * @return whether it is on its way; otherwise the case has gone to a person, with the draft if there is one
     */
    boolean say(Purpose purpose, Decided decided, Map<String, String> values) throws SQLException {
        Tone tone = decided.decision().tone();
        Audience audience = audience(decided);
        Optional<Replies.Answer> drafted = work.replies().prepare(work.file(), purpose, tone, values, audience);
        if (drafted.isEmpty()) {
            work.escalate(
                    "There are no words for this reply in the language of the case: a person writes.",
                    List.of(),
                    decided);
            return false;
        }
        Replies.Answer answer = drafted.get();
        Optional<String> objection = objection(answer);
        if (objection.isPresent()) {
            work.hold(answer, work.account().assistant());
            work.escalate(objection.get(), answer.ruling().roles(), answer.decided());
            return false;
        }
        work.release(answer, audience, key, null);
        work.state(CaseState.ANSWERED);
        return true;
    }

    /** Whoever wrote in public is answered in private where the rules say so. */
    private Audience audience(Decided decided) {
        return decided.decision().routing().moveToPrivate()
                ? Audience.PRIVATE
                : work.file().message().audience();
    }

    /** Why the machine does not send a draft by itself. */
    private Optional<String> objection(Replies.Answer answer) {
        String by = CaseTurn.by(answer.ruling());
        if (answer.outcome() == Outcome.DENY) {
            return Optional.of("The rules deny the draft" + by + ".");
        }
        if (answer.outcome() != Outcome.PERMIT) {
            return Optional.of("An agent confirms the draft" + by + ".");
        }
        if (!answer.report().isClean()) {
            return Optional.of("The draft does not fit the decision; what does not is marked in it.");
        }
        if (!answer.report().unchecked().isEmpty()) {
            return Optional.of("A part of the draft could not be checked; a person looks.");
        }
        if (work.file().shop().stage() != RolloutStage.REVIEWED_EXECUTION) {
            return Optional.of("Nothing is sent on this channel without an agent's yes yet.");
        }
        return work.file().reply().isEmpty()
                ? Optional.of("The channel has no way to answer in this place.")
                : Optional.empty();
    }
}
