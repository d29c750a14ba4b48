package dev.decorum.rules.lint;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Risk;
import dev.decorum.rules.catalog.Catalog;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.Operand;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.language.VerbCall;
import dev.decorum.rules.source.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lint of rules beside each other. */
final class RuleSetLints {
    private final List<Fault> faults = new ArrayList<>();

    private RuleSetLints() {}

    static List<Fault> of(RuleSet rules) {
        RuleSetLints lints = new RuleSetLints();
        for (Layer layer : rules.layers().values()) {
            List<PolicyRule> broader = rules.layers().values().stream()
                    .filter(l -> holdsWherever(rules.catalog(), l.id(), layer.id()))
                    .flatMap(l -> l.rules().stream())
                    .toList();
            for (PolicyRule rule : layer.rules()) {
                lints.repeated(rule, broader);
                lints.idlePermits(rule, broader);
            }
            lints.twoValues(layer);
        }
        return lints.faults;
    }

    /** Whether a layer holds for every request for which another one holds. */
    static boolean holdsWherever(Catalog catalog, String layer, String other) {
        if (layer.equals(other)) {
            return true;
        }
        String[] parts = other.split("/");
        String channel = parts[0].equals("channels") ? parts[1] : "";
        String region = parts[0].equals("regions") ? parts[1] : parts.length == 4 ? parts[3] : "";
        return catalog.layersOf(channel, region, null).contains(layer);
    }

    private static boolean holdsAtLeastAsLong(PolicyRule broad, PolicyRule narrow) {
        boolean starts = broad.effective() == null
                || (narrow.effective() != null && !broad.effective().isAfter(narrow.effective()));
        boolean ends = broad.expires() == null
                || (narrow.expires() != null && !broad.expires().isBefore(narrow.expires()));
        return starts && ends;
    }

    private void repeated(PolicyRule rule, List<PolicyRule> broader) {
        for (PolicyRule other : broader) {
            if (other.id().equals(rule.id()) || !saysAll(rule, other)) {
                continue;
            }
            boolean sameLayer = rule.source().layer().equals(other.source().layer());
            if (!sameLayer || !saysAll(other, rule)) {
                faults.add(Lint.SHADOWED_RULE.at(
                        rule.place(),
                        "Whenever this rule fires, `" + other.id() + "` at " + other.place() + " says the same.",
                        "Delete this rule, or let it say more."));
                return;
            }
            if (other.place().compareTo(rule.place()) < 0) {
                faults.add(Lint.DUPLICATE_RULE.at(
                        rule.place(),
                        "This rule and `" + other.id() + "` at " + other.place() + " say the same.",
                        "Delete one of them."));
                return;
            }
        }
    }

    /** Whether the broad rule fires whenever the narrow one does, and then makes all its calls. */
    private static boolean saysAll(PolicyRule narrow, PolicyRule broad) {
        boolean sameLayer = narrow.source().layer().equals(broad.source().layer());
        Set<Object> verbs = new HashSet<>();
        broad.verbs().forEach(c -> verbs.add(c.verb()));
        boolean candidate = holdsAtLeastAsLong(broad, narrow)
                && narrow.verbs().stream().allMatch(c -> verbs.contains(c.verb()))
                && (sameLayer || narrow.verbs().stream().noneMatch(RuleLints::isRanked));
        return candidate
                && RuleMatch.exists(narrow, broad, match -> {
                    Set<String> said = new HashSet<>();
                    broad.verbs().forEach(c -> said.add(match.broadLogic().call(c)));
                    return narrow.verbs().stream()
                            .allMatch(c -> said.contains(match.narrowLogic().call(c)));
                });
    }

    private void idlePermits(PolicyRule rule, List<PolicyRule> broader) {
        for (VerbCall call : rule.verbs()) {
            if (!call.verb().getName().equals("permit")) {
                continue;
            }
            Operand.Bound action = action(call);
            Class<?> kind = rule.patterns()
                    .get(new RuleLogic(rule, i -> "").meaning(-1, action).pattern())
                    .kind();
            if (ActionRisk.of(kind) == Risk.HIGH) {
                faults.add(Lint.IDLE_PERMIT.at(
                        call.place(),
                        "`" + kind.getSimpleName() + "` never runs without a person, so this permit changes nothing.",
                        "Delete it, or write `policy.review(..)` to say who approves."));
                continue;
            }
            broader.stream()
                    .filter(other -> stops(other, rule, action))
                    .findFirst()
                    .ifPresent(other -> faults.add(Lint.IDLE_PERMIT.at(
                            call.place(),
                            "Whenever this permits, `" + other.id() + "` at " + other.place()
                                    + " denies the same action or has it reviewed.",
                            "Delete the permit, or make the other rule narrower.")));
        }
    }

    private static Operand.Bound action(VerbCall call) {
        return (Operand.Bound) call.arguments().get(indexOfAction(call)).get(0);
    }

    private static int indexOfAction(VerbCall call) {
        return List.of(call.verb().getParameterTypes()).indexOf(Action.class);
    }

    /** Whether a rule denies or reviews an action whenever another permits it. */
    static boolean stops(PolicyRule other, PolicyRule rule, Operand.Bound permitted) {
        List<Operand.Bound> stopped = other.verbs().stream()
                .filter(c -> Set.of("deny", "review").contains(c.verb().getName()))
                .map(RuleSetLints::action)
                .toList();
        return !stopped.isEmpty()
                && holdsAtLeastAsLong(other, rule)
                && RuleMatch.exists(rule, other, match -> {
                    String wanted = match.narrowLogic().named(permitted);
                    return stopped.stream()
                            .anyMatch(s -> match.broadLogic().named(s).equals(wanted));
                });
    }

    private void twoValues(Layer layer) {
        List<PolicyRule> settling = layer.rules().stream()
                .filter(r -> values(r).findAny().isPresent())
                .toList();
        for (int i = 0; i < settling.size(); i++) {
            for (VerbCall call : values(settling.get(i)).toList()) {
                for (PolicyRule other : settling.subList(0, i + 1)) {
                    if (disputes(settling.get(i), call, other)) {
                        break;
                    }
                }
            }
        }
    }

    /**
     * Calls that settle what a decision can have only one of, with a value that is written down; of yes and no, which
     * one holds is defined.
     */
    private static Stream<VerbCall> values(PolicyRule rule) {
        return rule.verbs().stream()
                .filter(c -> RuleLints.isRanked(c) && c.verb().getParameterTypes()[0] != boolean.class)
                .filter(c -> value(c) != null);
    }

    private static @Nullable Object value(VerbCall call) {
        List<Operand> parts = call.arguments().get(0);
        return parts.size() == 1 && parts.get(0) instanceof Operand.Literal literal ? literal.value() : null;
    }

    private boolean disputes(PolicyRule rule, VerbCall call, PolicyRule other) {
        VerbCall different = values(other)
                .filter(c -> c.verb().equals(call.verb()) && !Objects.equals(value(c), value(call)))
                .filter(c -> c.place().compareTo(call.place()) < 0)
                .findFirst()
                .orElse(null);
        if (different == null
                || !overlap(rule, other)
                || (!rule.id().equals(other.id()) && RuleMatch.exclude(rule, other))) {
            return false;
        }
        String what = call.verb().getName().equals("address")
                ? "form of address"
                : call.verb().getName();
        faults.add(Lint.TWO_VALUES_IN_ONE_LAYER.at(
                call.place(),
                "The layer " + rule.source().layer() + " can give one reply this " + what + " and another one: see `"
                        + other.id() + "` at " + different.place() + ".",
                "Let the conditions of the two rules exclude each other."));
        return true;
    }

    private static boolean overlap(PolicyRule a, PolicyRule b) {
        return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
    }

    private static boolean startsBeforeEnd(PolicyRule a, PolicyRule b) {
        return a.effective() == null || b.expires() == null || a.effective().isBefore(b.expires());
    }
}
