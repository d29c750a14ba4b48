package dev.decorum.policy.review;

import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Role;
import java.util.List;

/** The sentences of the desk. */
final class Texts {
    static final String NO_SUCH_PROPOSAL =
            "No proposal has this hash. Maybe the action was edited, which makes another proposal.";
    static final String OWN_WORK =
            "Whoever proposed an action or changed it last does not approve it. Ask somebody else.";
    static final String APPROVED_BEFORE =
            "This person approved before, and each person counts once. Ask somebody else.";
    static final String EXPIRED =
            "The proposal ran out before it was used. A person takes the case; propose the action again to go on.";
    static final String ALREADY_USED = "The approval was used before, and it is good for one execution.";
    static final String RECORD_CHANGED =
            "The stored proposal is not the one that was hashed. Tell whoever keeps the store; propose the action again.";
    static final String IN_EXECUTION =
            "The action is being executed on an earlier approval. Wait for its outcome before proposing it again.";
    static final String SETTLE_FIRST =
            "Nobody knows whether an earlier attempt took effect. A person looks it up and settles it first.";
    static final String ALREADY_EXECUTED =
            "The action took effect already. If it is meant to happen a second time, give the second one an id of its own.";

    private Texts() {}

    static String notRuled(Action action) {
        return "The decision does not rule on the " + action.label()
                + ". Maybe it was made on a request without this action.";
    }

    static String denied(Ruling ruling) {
        String why = ruling.because().isEmpty() ? ruling.note() : "rules " + String.join(", ", ruling.because());
        return "The " + ruling.kind() + " `" + ruling.action() + "` is denied (" + why + ").";
    }

    static String verification(Ruling ruling) {
        return "The " + ruling.kind() + " `" + ruling.action() + "` waits until the customer has proved `"
                + FactKinds.wordFor(ruling.verification()) + "`.";
    }

    static String notOpen(Review review, String participle) {
        return "The proposal is " + word(review.state()) + " and cannot be " + participle + ".";
    }

    static String role(Quorum quorum, Role role) {
        return "The role " + FactKinds.wordFor(role) + " does not suffice: " + quorum.roleWords() + " must approve.";
    }

    static String actionChanged(List<String> changes) {
        return "The action is not the one that was approved: " + String.join("; ", changes)
                + ". Propose the changed action.";
    }

    static String moreApprovals(String shortfall) {
        return "What is decided now asks for more than was approved: " + shortfall + ". Propose the action again.";
    }

    static String word(ReviewState state) {
        return state == ReviewState.UNKNOWN ? "of unknown outcome" : FactKinds.wordFor(state);
    }
}
