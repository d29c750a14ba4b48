package dev.decorum.example.operations;

import dev.decorum.example.operations.knowledge.Correction;
import dev.decorum.example.operations.knowledge.KnowledgeProposal;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What people do with cases: everything that a console shows and every button that it has. Each deed is one transaction,
 * with an event of evidence that names the person. Whoever calls has authenticated them; what a role may not do comes back
 * as {@link Deed.NotDone}. Implementations are safe for use by several threads.
 */
public interface CaseDesk {
    /** A list of cases, the one whose clock ends first before the others. */
    CasePage list(CaseFilter filter);

    /** A case with all that is known of it. */
    Optional<CaseView> view(String caseId);

    /** The bytes of a sealed part of an event of a case, such as a screenshot; nothing when its key was destroyed. */
    Optional<byte[]> part(String caseId, long event, String name);

    /** Takes a case over, so that others see who works on it. */
    Deed take(String caseId, Person person);

    /** Gives a case back. */
    Deed release(String caseId, Person person);

    /** Closes a case; a draft that waits is thrown away. */
    Deed close(String caseId, String reason, Person person);

    /**
     * Sends the draft that waits, as it is. Refused when the rules deny it now, or when it is another draft by now.
     *
     * @param draft the number of the draft that the person saw
     */
    Deed sendDraft(String caseId, long draft, Person person);

    /**
     * Puts another text in the place of the draft that waits, or writes one where none waits. It is checked like any
     * draft, and waits again; what was changed and why is kept, so that corrections can become knowledge.
     *
     * @param draft the number of the draft that the person saw; 0 when none waited
     * @param audience who is to read it; counts where the customer wrote in public, elsewhere the same people read it
     */
    Deed editDraft(String caseId, long draft, String text, Audience audience, String reason, Person person);

    /** Throws the draft away. */
    Deed discardDraft(String caseId, long draft, String reason, Person person);

    /** The proposals in these states, the oldest first. */
    List<Review> reviews(Set<ReviewState> states);

    /** The proposal of this hash. */
    Optional<Review> review(String proposalHash);

    /** Says yes to a proposal. */
    Deed approve(String proposalHash, String comment, Person person);

    /** Says yes to several proposals; each is answered for itself, in order. Refused for what is not of low risk. */
    List<Deed> approveAll(List<String> proposalHashes, String comment, Person person);

    /** Says no to a proposal. */
    Deed reject(String proposalHash, String reason, Person person);

    /**
     * Proposes a changed action in the place of one that waits. The person then is its last editor, so somebody else must
     * approve it.
     *
     * @param changed the whole action, with the id of the one that it replaces
     */
    Deed propose(String proposalHash, Action changed, String reason, Person person);

    /** Records what a person found out about an action of which nobody knew whether it took effect. */
    Deed settle(String proposalHash, boolean tookEffect, Person person);

    /** The corrections of drafts that may become knowledge and wait for a supervisor, the oldest first. */
    List<Corrected> corrections();

    /** Notes that a correction becomes knowledge: the supervisor takes its section. */
    Deed acceptCorrection(long number, Person person);

    /** Notes that a correction does not become knowledge. */
    Deed dismissCorrection(long number, String reason, Person person);

    /** The events that could not be handled and wait for a person, the oldest first. */
    List<Failed> failed();

    /** Tries an event again that could not be handled. */
    Deed retry(long number, Person person);

    /**
     * On how many accounts at channels the customer of a case is known: the one of the case, and those from which somebody
     * has proved to be the same customer of the back office. They are erased together.
     */
    int accounts(String caseId);

    /**
     * Destroys the keys of the customer of a case, on all accounts from which they have proved to be the same: what is
     * personal can be read by nobody any longer.
     */
    Deed erase(String caseId, String reason, Person person);

    /**
     * A correction that waits.
     *
     * @param number its number
     * @param correction what was corrected, by whom and why. Personal data
     * @param proposal the section of knowledge that it suggests
     */
    record Corrected(long number, Correction correction, KnowledgeProposal proposal) {}

    /**
     * An event that could not be handled.
     *
     * @param number its number in the inbox
     * @param channel the id of the channel
     * @param account the house's name of the account
     * @param fault what went wrong, as a sentence without personal data
     */
    record Failed(long number, String channel, String account, String fault) {}
}
