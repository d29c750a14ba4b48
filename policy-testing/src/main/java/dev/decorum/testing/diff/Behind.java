package dev.decorum.testing.diff;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.Effect;
import dev.decorum.policy.decision.Reason;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.difference.Change;
import dev.decorum.policy.difference.DecisionPart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What stands behind the parts of a decision that changed.
 *
 * @param rules the rules, in the order of the decision
 * @param notes what held an action although no rule did, in plain words
 */
public record Behind(List<RuleAt> rules, List<String> notes) {
    public Behind {
        rules = List.copyOf(rules);
        notes = List.copyOf(notes);
    }

    /**
     * A rule and its place.
     *
     * @param id its id
     * @param file its file as seen from the folder of the rules
     * @param line its first line, from 1
     * @param limits the limits that it compared with, with their values and places
     */
    public record RuleAt(String id, String file, int line, List<String> limits) {
        public RuleAt {
            limits = List.copyOf(limits);
        }
    }

    /**
     * A line for each rule and note, such as {@code refund-evidence (rules/base/refunds.drl:108)}.
     *
     * @param folder what the folder of the rules is called
     */
    public List<String> lines(String folder) {
        List<String> lines = new ArrayList<>();
        for (RuleAt rule : rules) {
            String limits = rule.limits().isEmpty() ? "" : "; " + String.join("; ", rule.limits());
            lines.add(rule.id() + " (" + folder + "/" + rule.file() + ":" + rule.line() + limits + ")");
        }
        notes.forEach(note -> lines.add("no rule: " + note));
        return lines.isEmpty() ? List.of("no rule") : lines;
    }

    static Behind of(PolicyDecision decision, List<Change> changes) {
        Set<RuleAt> rules = new LinkedHashSet<>();
        for (Reason reason : decision.reasons()) {
            if (changes.stream().anyMatch(c -> isBehind(decision, c, reason))) {
                rules.add(at(reason));
            }
        }
        Set<String> notes = new LinkedHashSet<>();
        for (Change change : changes) {
            decision.ruling(change.action())
                    .map(Ruling::note)
                    .filter(note -> change.part() == DecisionPart.RULINGS && !note.isEmpty())
                    .ifPresent(notes::add);
        }
        return new Behind(new ArrayList<>(rules), new ArrayList<>(notes));
    }

    private static boolean isBehind(PolicyDecision decision, Change change, Reason reason) {
        if (!change.part().comesFrom(reason.effect())) {
            return false;
        }
        if (reason.effect() == Effect.REQUIRE_VERIFICATION) {
            return change.what().equals("verification");
        }
        if (change.part() == DecisionPart.RULINGS) {
            return !change.what().equals("verification")
                    && (reason.effect() == Effect.FORBID || reason.subject().equals(change.action()))
                    && decision.ruling(change.action())
                            .map(r -> r.because().contains(reason.rule().id()))
                            .orElse(false);
        }
        return switch (change.part()) {
            case EVIDENCE ->
                reason.subject().equals(change.action())
                        && (reason.text().equals(change.before())
                                || reason.text().equals(change.after()));
            case CLAIMS -> change.what().endsWith(reason.subject());
            case REASONS ->
                (change.before() + change.after())
                        .startsWith("`" + reason.rule().id() + "` ");
            case DIAGNOSTICS -> false;
            default -> true;
        };
    }

    private static RuleAt at(Reason reason) {
        RuleRef rule = reason.rule();
        List<String> limits =
                reason.facts().stream().filter(f -> f.startsWith("limit ")).toList();
        return new RuleAt(rule.id(), rule.file(), rule.line(), limits);
    }
}
