package dev.decorum.policy.resolution;

import dev.decorum.policy.Policy;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Deadline;
import dev.decorum.policy.decision.Diagnostic;
import dev.decorum.policy.decision.Effect;
import dev.decorum.policy.decision.EvidenceNeeded;
import dev.decorum.policy.decision.Reason;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.decision.RuleSetRef;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Clock;
import dev.decorum.policy.fact.EvidenceKind;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.fact.KnowledgeArea;
import dev.decorum.policy.fact.LengthUnit;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.TimeSpan;
import dev.decorum.policy.fact.VerificationLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the rules of one decision say and merges it. Belongs to one decision and one thread.
 *
 * <p>An engine calls {@link #begin} before the verbs of each firing; what a rule says outside its dates is dropped. It
 * reports what went wrong with {@link #fail} and then asks for {@link #decision}.
 */
public final class DecisionCollector implements Policy {
    private final Merge merge;
    private final List<Reason> reasons = new ArrayList<>();
    private @Nullable RuleRef rule;
    private int rank;
    private boolean inEffect;
    private Fact[] matched = new Fact[0];
    /** The labels of what matched; null until the firing says something. */
    private @Nullable List<String> labels;

    /** A collector for one request, which must be complete. */
    public DecisionCollector(PolicyRequest request) {
        this.merge = new Merge(request);
    }

    /**
     * The next verbs come from this rule.
     *
     * @param layerRank the place of its layer among the layers of the request, from 0 for the least specific
     * @param source the rule
     * @param holds whether the instant of the request lies within the dates of the rule
     * @param facts the facts that matched, in the order of the rule's patterns
     */
    public void begin(int layerRank, RuleRef source, boolean holds, Fact... facts) {
        rank = layerRank;
        rule = source;
        inEffect = holds;
        matched = facts;
        labels = null;
    }

    /** Something went wrong or is missing: the case goes to a person and nothing is permitted. */
    public void fail(String code, String message) {
        merge.fail(new Diagnostic(code, message));
    }

    /** Something worth knowing that does not change the decision. */
    public void note(String code, String message) {
        merge.note(new Diagnostic(code, message));
    }

    /** The decision on what was said so far. */
    public PolicyDecision decision(RuleSetRef ruleSet) {
        return merge.decision(reasons, ruleSet);
    }

    @Override
    public void tone(Formality formality) {
        if (said(Effect.TONE, FactKinds.wordFor(formality), "")) {
            merge.formality.offer(rank, formality);
        }
    }

    @Override
    public void address(String form) {
        if (said(Effect.ADDRESS, form, "")) {
            merge.address.offer(rank, form);
        }
    }

    @Override
    public void emoji(boolean welcome) {
        if (said(Effect.EMOJI, welcome ? "welcome" : "unwelcome", "")) {
            merge.emoji.offer(rank, welcome);
        }
    }

    @Override
    public void exclamationMarks(boolean welcome) {
        if (said(Effect.EXCLAMATION_MARKS, welcome ? "welcome" : "unwelcome", "")) {
            merge.exclamationMarks.offer(rank, welcome);
        }
    }

    @Override
    public void links(boolean welcome) {
        if (said(Effect.LINKS, welcome ? "welcome" : "unwelcome", "")) {
            merge.links.offer(rank, welcome);
        }
    }

    @Override
    public void greeting(boolean wanted) {
        if (said(Effect.GREETING, wanted ? "wanted" : "unwanted", "")) {
            merge.greeting.offer(rank, wanted);
        }
    }

    @Override
    public void closing(boolean wanted) {
        if (said(Effect.CLOSING, wanted ? "wanted" : "unwanted", "")) {
            merge.closing.offer(rank, wanted);
        }
    }

    @Override
    public void maxLength(int length, LengthUnit unit) {
        if (said(Effect.MAX_LENGTH, length + " " + FactKinds.wordFor(unit), "")) {
            merge.maxLength.merge(unit, length, Math::min);
        }
    }

    @Override
    public void language(String tag) {
        if (said(Effect.LANGUAGE, tag, "")) {
            merge.language.offer(rank, tag);
        }
    }

    @Override
    public void guide(String advice) {
        if (said(Effect.GUIDE, "", advice)) {
            merge.guidance.add(advice);
        }
    }

    @Override
    public void requireVerification(VerificationLevel level, String reason) {
        if (said(Effect.REQUIRE_VERIFICATION, FactKinds.wordFor(level), reason)) {
            merge.requireVerification(level);
        }
    }

    @Override
    public void requireVerification(VerificationLevel level, Action action, String reason) {
        if (said(Effect.REQUIRE_VERIFICATION, action.id(), reason)) {
            merge.of(action).requireVerification(level);
        }
    }

    @Override
    public void forbid(Claim claim, String reason) {
        if (said(Effect.FORBID, claim.label(), reason)) {
            merge.forbid(claim, source().id(), reason);
        }
    }

    @Override
    public void avoid(ClaimCategory category, String reason) {
        if (said(Effect.AVOID, FactKinds.wordFor(category), reason)) {
            merge.avoid.add(category);
        }
    }

    @Override
    public void permit(Action action, String reason) {
        if (said(Effect.PERMIT, action.id(), reason)) {
            merge.of(action).permit(source().id());
        }
    }

    @Override
    public void review(Action action, Role role, String reason) {
        review(action, role, 1, reason);
    }

    @Override
    public void review(Action action, Role role, int approvals, String reason) {
        if (said(Effect.REVIEW, action.id(), reason)) {
            merge.of(action).review(source().id(), role, approvals);
        }
    }

    @Override
    public void deny(Action action, String reason) {
        if (said(Effect.DENY, action.id(), reason)) {
            merge.of(action).deny(source().id());
        }
    }

    @Override
    public void needOrder(String reason) {
        if (said(Effect.NEED_ORDER, "", reason)) {
            merge.orderNeeded = true;
        }
    }

    @Override
    public void consult(KnowledgeArea area) {
        if (said(Effect.CONSULT, FactKinds.wordFor(area), "")) {
            merge.consult.add(area);
        }
    }

    @Override
    public void disclose(String textKey) {
        if (said(Effect.DISCLOSE, textKey, "")) {
            merge.disclosures.add(textKey);
        }
    }

    @Override
    public void moveToPrivate(String reason) {
        if (said(Effect.MOVE_TO_PRIVATE, "", reason)) {
            merge.moveToPrivate = true;
        }
    }

    @Override
    public void handOver(Role role, String reason) {
        if (said(Effect.HAND_OVER, FactKinds.wordFor(role), reason)) {
            merge.handOver.add(role);
        }
    }

    @Override
    public void requireEvidence(EvidenceKind kind, Action action) {
        if (said(Effect.REQUIRE_EVIDENCE, action.id(), FactKinds.wordFor(kind))) {
            merge.evidence.add(new EvidenceNeeded(kind, action.id()));
        }
    }

    @Override
    public void answerWithin(int amount, TimeSpan unit, Clock clock, String basis) {
        if (said(Effect.ANSWER_WITHIN, amount + " " + FactKinds.wordFor(unit), basis)) {
            merge.deadlines.add(new Deadline(merge.due(amount, unit), clock, basis));
        }
    }

    private boolean said(Effect effect, String subject, String text) {
        if (!inEffect) {
            return false;
        }
        reasons.add(new Reason(effect, subject, text, source(), labels()));
        return true;
    }

    private List<String> labels() {
        List<String> known = labels;
        if (known == null) {
            String[] texts = new String[matched.length];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = matched[i].label();
            }
            known = List.of(texts);
            labels = known;
        }
        return known;
    }

    private RuleRef source() {
        if (rule == null) {
            throw new IllegalStateException("A verb was called before any rule began. Maybe call begin(..) first.");
        }
        return rule;
    }
}
