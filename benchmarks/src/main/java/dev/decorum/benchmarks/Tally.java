package dev.decorum.benchmarks;

import dev.decorum.policy.decision.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The least that an engine without resolution needs around it: which rules said what, and deny before review. */
final class Tally {
    private final Said refund = new Said();
    private final Said reply = new Said();

    private static final class Said {
        private final List<String> denied = new ArrayList<>();
        private final List<String> reviewed = new ArrayList<>();
        private final List<String> permitted = new ArrayList<>();

        Verdict verdict(String action) {
            Outcome outcome = !denied.isEmpty()
                    ? Outcome.DENY
                    : permitted.isEmpty() || !reviewed.isEmpty() ? Outcome.REVIEW : Outcome.PERMIT;
            List<String> rules =
                    switch (outcome) {
                        case DENY -> denied;
                        case REVIEW -> reviewed;
                        case PERMIT, VERIFY -> permitted;
                    };
            Collections.sort(rules);
            return new Verdict(action, outcome, rules);
        }
    }

    void permit(String action, String rule) {
        of(action).permitted.add(rule);
    }

    void review(String action, String rule) {
        of(action).reviewed.add(rule);
    }

    void deny(String action, String rule) {
        of(action).denied.add(rule);
    }

    void add(PackRule rule) {
        switch (rule.verb()) {
            case PERMIT -> permit(rule.action(), rule.id());
            case REVIEW -> review(rule.action(), rule.id());
            case DENY -> deny(rule.action(), rule.id());
            case VERIFY -> throw new IllegalStateException("The pack has no rule that verifies.");
        }
    }

    private Said of(String action) {
        return action.equals("refund") ? refund : reply;
    }

    /** The verdicts on the refund and the reply. */
    List<Verdict> verdicts() {
        return List.of(refund.verdict("refund"), reply.verdict("reply"));
    }
}
