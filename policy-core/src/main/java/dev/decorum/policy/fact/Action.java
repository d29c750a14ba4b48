package dev.decorum.policy.fact;

/**
 * Something that would be done for a customer, in a back office or on the channel. A decision rules on each action by
 * its id.
 */
public sealed interface Action extends Fact
        permits AddNote,
                CancelOrder,
                ChangeAddress,
                Compensation,
                Coupon,
                EraseData,
                ExportData,
                LookUpLogistics,
                LookUpOrder,
                ModerateComment,
                Refund,
                Replacement,
                SendPrivateReply,
                SendReply,
                SubmitDisputeEvidence,
                TagMember {

    /** The id of this action, unique in its request. The caller chooses it; rulings name it. */
    String id();

    /** The harm that this kind of action can do. */
    Risk risk();

    /**
     * Whether this kind of action reads or changes what belongs to the customer, so that it waits for the verification
     * that the case needs. Answering and noting do not: the request for a proof is itself an answer.
     */
    default boolean touchesCustomer() {
        return true;
    }

    /** What is missing for a decision on this action, in plain words; blank when nothing is. */
    default String missing() {
        return "";
    }

    @Override
    default String label() {
        return FactKinds.nameOf(getClass()) + " `" + id() + "`";
    }
}
