package dev.decorum.policy;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Clock;
import dev.decorum.policy.fact.EvidenceKind;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.fact.KnowledgeArea;
import dev.decorum.policy.fact.LengthUnit;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.TimeSpan;
import dev.decorum.policy.fact.VerificationLevel;

/**
 * The verbs of a rule: all that the right side of a rule can do is to call these on the global {@code policy}.
 *
 * <p>A verb only ever adds to the decision, so the order in which rules speak never matters. A reason is shown to
 * people: write it as a sentence in the language of the team. An instance belongs to one decision and one thread.
 */
public interface Policy {
    /** The reply is at least this formal, unless a more specific layer says otherwise. */
    void tone(Formality formality);

    /** How the customer is addressed, such as {@code Sie}; the most specific layer that speaks decides. */
    void address(String form);

    /** Whether emoji are welcome; the most specific layer that speaks decides, and within one layer no beats yes. */
    void emoji(boolean welcome);

    /** Whether exclamation marks are welcome; decided like emoji. */
    void exclamationMarks(boolean welcome);

    /** Whether links are welcome; decided like emoji. In public a reply holds none, whatever is said here. */
    void links(boolean welcome);

    /** Whether the reply opens with a greeting; the most specific layer decides, and within one layer yes beats no. */
    void greeting(boolean wanted);

    /** Whether the reply ends with a closing, such as {@code Kind regards}; decided like the greeting. */
    void closing(boolean wanted);

    /** The reply is at most this long; the smallest value counts. */
    void maxLength(int length, LengthUnit unit);

    /** The language of the reply as a BCP 47 tag; the most specific layer that speaks decides. */
    void language(String tag);

    /** A sentence of advice for whoever writes the reply. */
    void guide(String advice);

    /** The customer must have proved this much before anything about them is told or done; the highest level counts. */
    void requireVerification(VerificationLevel level, String reason);

    /** The customer must have proved this much before this action runs. */
    void requireVerification(VerificationLevel level, Action action, String reason);

    /** This claim, found in the draft, must not be sent. */
    void forbid(Claim claim, String reason);

    /** Nothing of this category is to be said; told to whoever writes the reply beforehand. */
    void avoid(ClaimCategory category, String reason);

    /** This action may run, unless another rule reviews or denies it. */
    void permit(Action action, String reason);

    /** A person in this role approves this action before it runs, unless another rule denies it. */
    void review(Action action, Role role, String reason);

    /** So many different people approve this action before it runs, at least one of them in this role. */
    void review(Action action, Role role, int approvals, String reason);

    /** This action does not run. */
    void deny(Action action, String reason);

    /** The case cannot be handled without knowing the order. */
    void needOrder(String reason);

    /** Knowledge of this area is to be looked up for the reply. */
    void consult(KnowledgeArea area);

    /** The reply must say this; the argument is the key of a text, such as {@code ai-author}. */
    void disclose(String textKey);

    /** The conversation is to go on in private. */
    void moveToPrivate(String reason);

    /** A person in this role takes the case over. */
    void handOver(Role role, String reason);

    /** This must be kept as evidence of this action. */
    void requireEvidence(EvidenceKind kind, Action action);

    /** The customer is to be answered within this time after they wrote; the earliest deadline counts. */
    void answerWithin(int amount, TimeSpan unit, Clock clock, String basis);
}
