package dev.decorum.rules.lint;

import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.SendPrivateReply;
import dev.decorum.policy.fact.SendReply;
import dev.decorum.policy.fact.Signal;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.FactPattern.Quantifier;
import dev.decorum.rules.language.Operand;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.language.ValueType;
import dev.decorum.rules.language.VerbCall;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lint of the signals that always reach a person. A signal is looked at once a rule speaks of it. What is asked of base
 * is written as a rule that asks for the signal alone: rules of base must surely speak whenever that one would.
 */
final class SignalLints {
    /** The signals of which the design of the shipped rules says that no layer loosens what base says of them. */
    private static final Set<Signal> ALWAYS =
            EnumSet.of(Signal.INJURY, Signal.LEGAL_THREAT, Signal.SELF_HARM, Signal.MINOR, Signal.PRESS);

    private static final Place NOWHERE = Place.of("");
    private static final ValueType TEXT = new ValueType(ValueType.Kind.TEXT, String.class, null);
    private static final ValueType SIGNAL = new ValueType(ValueType.Kind.CHOICE, Signal.class, null);
    private static final Operand.Field ID = new Operand.Field(List.of("id"), TEXT, NOWHERE);
    private static final Operand.Bound BOUND_ID = new Operand.Bound("$id", List.of(), TEXT, NOWHERE);
    private static final Operand.Bound REPLY =
            new Operand.Bound("$reply", List.of(), new ValueType(ValueType.Kind.FACT, Action.class, null), NOWHERE);

    private SignalLints() {}

    static List<Fault> of(RuleSet rules) {
        List<Fault> faults = new ArrayList<>();
        for (Signal signal : ALWAYS) {
            unguarded(rules, signal).ifPresent(faults::add);
            rules.rules().forEach(rule -> loosened(rule, signal).ifPresent(faults::add));
        }
        return faults;
    }

    private static Optional<Fault> unguarded(RuleSet rules, Signal signal) {
        Layer base = rules.layers().get("base");
        List<PolicyRule> undated = base == null
                ? List.of()
                : base.rules().stream()
                        .filter(r -> r.effective() == null && r.expires() == null)
                        .toList();
        List<String> missing = new ArrayList<>();
        if (undated.stream().noneMatch(r -> handsOver(r, signal))) {
            missing.add("hands over");
        }
        for (Class<? extends Action> reply : List.of(SendReply.class, SendPrivateReply.class)) {
            PolicyRule narrow = answering(signal, reply);
            if (undated.stream().noneMatch(r -> RuleSetLints.stops(r, narrow, REPLY))) {
                missing.add("holds back `" + reply.getSimpleName() + "`");
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : firstMention(rules, signal)
                        .map(place -> Lint.UNGUARDED_SIGNAL.at(
                                place,
                                "`" + signal + "` must always reach a person, and no undated rule of base that asks for"
                                        + " it alone " + String.join(", none ", missing) + ".",
                                "In base, hand over and review or deny every reply, when `Message( signals contains"
                                        + " Signal." + signal + " )`."));
    }

    private static Optional<Fault> loosened(PolicyRule rule, Signal signal) {
        return rule.verbs().stream()
                .filter(c -> c.verb().getName().equals("permit") && requires(rule, signal))
                .findFirst()
                .map(call -> Lint.UNGUARDED_SIGNAL.at(
                        call.place(),
                        "This permits an action because of `" + signal + "`, which must always reach a person.",
                        "Delete the permit, or the condition on the signal."));
    }

    private static boolean handsOver(PolicyRule rule, Signal signal) {
        return rule.verbs().stream().anyMatch(c -> c.verb().getName().equals("handOver"))
                && RuleMatch.exists(rule("signal", List.of(message(Quantifier.EACH, signal))), rule, match -> true);
    }

    /** Whether a rule speaks only where a message has the signal. */
    private static boolean requires(PolicyRule rule, Signal signal) {
        return RuleMatch.exists(rule, rule("signal", List.of(message(Quantifier.EXISTS, signal))), match -> true);
    }

    /** A rule over each reply of a kind to each message with the signal, whatever else holds. */
    private static PolicyRule answering(Signal signal, Class<? extends Action> reply) {
        List<FactPattern> patterns = new ArrayList<>();
        patterns.add(message(Quantifier.EACH, signal));
        patterns.add(new FactPattern(Quantifier.EACH, reply, REPLY.name(), Map.of("$id", ID), List.of(), NOWHERE));
        for (Class<? extends Fact> kind : FactKinds.byName().values()) {
            if (Action.class.isAssignableFrom(kind) && kind != reply) {
                Condition sameId = new Condition.Compare(ID, Condition.Operator.EQUAL, BOUND_ID, NOWHERE);
                patterns.add(new FactPattern(Quantifier.NOT, kind, null, Map.of(), List.of(sameId), NOWHERE));
            }
        }
        return rule("reply", patterns);
    }

    private static FactPattern message(Quantifier quantifier, Signal signal) {
        Operand signals =
                new Operand.Field(List.of("signals"), new ValueType(ValueType.Kind.LIST, Set.class, SIGNAL), NOWHERE);
        Condition has = new Condition.Contains(signals, new Operand.Literal(signal, SIGNAL, NOWHERE), false, NOWHERE);
        return new FactPattern(quantifier, Message.class, null, Map.of(), List.of(has), NOWHERE);
    }

    private static PolicyRule rule(String id, List<FactPattern> patterns) {
        RuleRef source = new RuleRef(id, id, "", 0, "base", "", "", false);
        return new PolicyRule(source, null, null, patterns, List.<VerbCall>of(), NOWHERE);
    }

    private static Optional<Place> firstMention(RuleSet rules, Signal signal) {
        return rules.rules().stream()
                .flatMap(r -> r.patterns().stream())
                .flatMap(p -> Operands.of(p).stream())
                .filter(o -> o instanceof Operand.Literal literal && signal.equals(literal.value()))
                .map(Operand::place)
                .findFirst();
    }
}
