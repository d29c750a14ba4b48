package dev.decorum.example.console;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.Effect;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why a decision is what it is, sorted by what people ask.
 *
 * @param held what keeps something from happening: claims, denials, reviews, proofs, hand-overs
 * @param allowed what lets something happen
 * @param wording how to write and what to say
 * @param rest everything else: clocks, evidence, orders, knowledge
 */
record DecisionWords(List<Why> held, List<Why> allowed, List<Why> wording, List<Why> rest) {
    private static final Set<Effect> HELD = EnumSet.of(
            Effect.DENY,
            Effect.REVIEW,
            Effect.FORBID,
            Effect.REQUIRE_VERIFICATION,
            Effect.HAND_OVER,
            Effect.MOVE_TO_PRIVATE);
    private static final Set<Effect> WORDING = EnumSet.of(
            Effect.TONE,
            Effect.ADDRESS,
            Effect.EMOJI,
            Effect.EXCLAMATION_MARKS,
            Effect.LINKS,
            Effect.GREETING,
            Effect.CLOSING,
            Effect.MAX_LENGTH,
            Effect.LANGUAGE,
            Effect.GUIDE,
            Effect.AVOID,
            Effect.DISCLOSE);

    DecisionWords {
        held = List.copyOf(held);
        allowed = List.copyOf(allowed);
        wording = List.copyOf(wording);
        rest = List.copyOf(rest);
    }

    /**
     * One rule and what it did.
     *
     * @param effect what it did
     * @param subjects to what, each once
     * @param reason the reason that stands for all of them
     */
    record Why(Effect effect, List<String> subjects, Reason reason) {
        Why {
            subjects = List.copyOf(subjects);
        }
    }

    /** Whether a decision on a draft denies that it is sent. */
    static boolean denies(PolicyDecision decision) {
        return decision.rulings().stream().anyMatch(r -> r.kind().startsWith("send-") && r.outcome() == Outcome.DENY);
    }

    static DecisionWords of(PolicyDecision decision) {
        List<Why> held = new ArrayList<>();
        List<Why> allowed = new ArrayList<>();
        List<Why> wording = new ArrayList<>();
        List<Why> rest = new ArrayList<>();
        for (Why why : grouped(decision.reasons())) {
            if (HELD.contains(why.effect())) {
                held.add(why);
            } else if (why.effect() == Effect.PERMIT) {
                allowed.add(why);
            } else if (WORDING.contains(why.effect())) {
                wording.add(why);
            } else {
                rest.add(why);
            }
        }
        return new DecisionWords(held, allowed, wording, rest);
    }

    /** What one rule did in one way with one reason is told once, however often it did it. */
    private static List<Why> grouped(List<Reason> reasons) {
        record Key(Effect effect, String rule, String text) {}
        Map<Key, List<Reason>> groups = new LinkedHashMap<>();
        for (Reason reason : reasons) {
            Key key = new Key(reason.effect(), reason.rule().id(), reason.text());
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(reason);
        }
        return groups.values().stream()
                .map(group -> new Why(
                        group.get(0).effect(),
                        group.stream()
                                .map(Reason::subject)
                                .filter(s -> !s.isBlank())
                                .distinct()
                                .toList(),
                        group.get(0)))
                .toList();
    }
}
