package dev.decorum.benchmarks;

import dev.decorum.policy.Policy;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Clock;
import dev.decorum.policy.fact.EvidenceKind;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.fact.KnowledgeArea;
import dev.decorum.policy.fact.LengthUnit;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.TimeSpan;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.rules.language.PolicyRule;
import java.util.List;

/** Receives what the rules of stock Drools say. Public because compiled rules call it. */
public final class StockFirings implements Policy {
    private final Tally tally;
    private final List<PolicyRule> rules;
    private int current;

    StockFirings(Tally tally, List<PolicyRule> rules) {
        this.tally = tally;
        this.rules = rules;
    }

    /** A rule fires: its number, and the facts that matched. */
    public void begin(int number, Fact... matched) {
        current = number;
    }

    private String rule() {
        return rules.get(current).id();
    }

    @Override
    public void permit(Action action, String reason) {
        tally.permit(action.id(), rule());
    }

    @Override
    public void review(Action action, Role role, String reason) {
        tally.review(action.id(), rule());
    }

    @Override
    public void review(Action action, Role role, int approvals, String reason) {
        tally.review(action.id(), rule());
    }

    @Override
    public void deny(Action action, String reason) {
        tally.deny(action.id(), rule());
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("The pack has only rules that permit, review and deny.");
    }

    @Override
    public void tone(Formality formality) {
        throw unused();
    }

    @Override
    public void address(String form) {
        throw unused();
    }

    @Override
    public void emoji(boolean welcome) {
        throw unused();
    }

    @Override
    public void exclamationMarks(boolean welcome) {
        throw unused();
    }

    @Override
    public void links(boolean welcome) {
        throw unused();
    }

    @Override
    public void greeting(boolean wanted) {
        throw unused();
    }

    @Override
    public void closing(boolean wanted) {
        throw unused();
    }

    @Override
    public void maxLength(int length, LengthUnit unit) {
        throw unused();
    }

    @Override
    public void language(String tag) {
        throw unused();
    }

    @Override
    public void guide(String advice) {
        throw unused();
    }

    @Override
    public void requireVerification(VerificationLevel level, String reason) {
        throw unused();
    }

    @Override
    public void requireVerification(VerificationLevel level, Action action, String reason) {
        throw unused();
    }

    @Override
    public void forbid(Claim claim, String reason) {
        throw unused();
    }

    @Override
    public void avoid(ClaimCategory category, String reason) {
        throw unused();
    }

    @Override
    public void needOrder(String reason) {
        throw unused();
    }

    @Override
    public void consult(KnowledgeArea area) {
        throw unused();
    }

    @Override
    public void disclose(String textKey) {
        throw unused();
    }

    @Override
    public void moveToPrivate(String reason) {
        throw unused();
    }

    @Override
    public void handOver(Role role, String reason) {
        throw unused();
    }

    @Override
    public void requireEvidence(EvidenceKind kind, Action action) {
        throw unused();
    }

    @Override
    public void answerWithin(int amount, TimeSpan unit, Clock clock, String basis) {
        throw unused();
    }
}
