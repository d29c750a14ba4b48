package dev.decorum.policy.resolution;

import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Risk;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.SendPrivateReply;
import dev.decorum.policy.fact.SendReply;
import dev.decorum.policy.fact.VerificationLevel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the rules said of one action, and the ruling that follows. */
final class ActionFile {
    private final Action action;
    private final Set<String> permittedBy = new TreeSet<>();
    private final Set<String> reviewedBy = new TreeSet<>();
    private final Set<String> deniedBy = new TreeSet<>();
    private final EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    private int approvals;
    private VerificationLevel verification = VerificationLevel.NONE;

    ActionFile(Action action) {
        this.action = action;
    }

    void permit(String rule) {
        permittedBy.add(rule);
    }

    void review(String rule, Role role, int needed) {
        reviewedBy.add(rule);
        roles.add(role);
        approvals = Math.max(approvals, Math.max(1, needed));
    }

    void deny(String rule) {
        deniedBy.add(rule);
    }

    void requireVerification(VerificationLevel level) {
        if (level.compareTo(verification) > 0) {
            verification = level;
        }
    }

    boolean isDenied() {
        return !deniedBy.isEmpty();
    }

    VerificationLevel verificationWithin(VerificationLevel ofCase) {
        return action.touchesCustomer() && ofCase.compareTo(verification) > 0 ? ofCase : verification;
    }

    Ruling ruling(Circumstances of) {
        VerificationLevel needed = verificationWithin(of.verificationOfCase());
        if (isDenied()) {
            return decided(Outcome.DENY, needed, deniedBy, "");
        }
        if (sendsText() && !of.forbiddenBy().isEmpty()) {
            return decided(Outcome.DENY, needed, of.forbiddenBy(), "The draft holds a claim that is forbidden.");
        }
        if (!reviewedBy.isEmpty()) {
            return decided(Outcome.REVIEW, needed, reviewedBy, "");
        }
        if (permittedBy.isEmpty()) {
            return held(needed, "No rule permits this.");
        }
        String cap = cap(of);
        if (!cap.isEmpty()) {
            return held(needed, cap);
        }
        Outcome outcome = of.held().compareTo(needed) < 0 ? Outcome.VERIFY : Outcome.PERMIT;
        return decided(outcome, needed, permittedBy, "");
    }

    private String cap(Circumstances of) {
        if (of.failed()) {
            return "The decision is not complete, so a person decides; see the diagnostics.";
        }
        if (!action.missing().isEmpty()) {
            return "The action lacks " + action.missing() + ".";
        }
        RolloutStage stage = of.stage();
        if (stage.compareTo(RolloutStage.READ_ONLY) < 0) {
            return "The rollout stage is " + FactKinds.wordFor(stage) + ": nothing runs without a person.";
        }
        if (stage == RolloutStage.READ_ONLY && action.risk() != Risk.READ) {
            return "The rollout stage is read-only: only look-ups run without a person.";
        }
        return action.risk() == Risk.HIGH ? "This kind of action never runs without a person." : "";
    }

    private boolean sendsText() {
        return action instanceof SendReply || action instanceof SendPrivateReply;
    }

    private Ruling held(VerificationLevel needed, String note) {
        Role role = action.risk() == Risk.READ || sendsText() ? Role.AGENT : Role.SUPERVISOR;
        return new Ruling(
                action.id(), kind(), Outcome.REVIEW, EnumSet.of(role), 1, needed, List.copyOf(permittedBy), note);
    }

    private Ruling decided(Outcome outcome, VerificationLevel needed, Set<String> because, String note) {
        boolean review = outcome == Outcome.REVIEW;
        return new Ruling(
                action.id(),
                kind(),
                outcome,
                review ? roles : Set.of(),
                review ? approvals : 0,
                needed,
                List.copyOf(because),
                note);
    }

    private String kind() {
        return FactKinds.nameOf(action.getClass());
    }

    /** What the rest of the case means for each of its actions. */
    record Circumstances(
            VerificationLevel held,
            VerificationLevel verificationOfCase,
            RolloutStage stage,
            Set<String> forbiddenBy,
            boolean failed) {}
}
