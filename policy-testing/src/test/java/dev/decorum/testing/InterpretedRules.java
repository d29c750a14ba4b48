package dev.decorum.testing;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.resolution.DecisionCollector;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.explain.RuleEvaluator;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.Operand;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.language.VerbCall;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Decides by interpreting the typed rules, both sides of them. Nothing is compiled, so that many edited rule sets can be
 * asked in the time that compiling one takes. Whoever uses it checks on the way that it decides as the engine does. Safe
 * for use by several threads.
 */
public final class InterpretedRules {
    private final RuleSet rules;
    private final RuleProgram uncompiled;

    /** The rules of a folder, which has no fault. */
    public InterpretedRules(RuleSet rules) {
        this.rules = rules;
        this.uncompiled = new RuleProgram(rules, Map.of());
    }

    /** The decision on a request. */
    public PolicyDecision decide(PolicyRequest request) {
        RuleProgram.Judged judged = uncompiled.judge(request);
        List<Fact> facts = judged.completed().facts();
        LocalDate day = uncompiled.day(request);
        DecisionCollector collector = new DecisionCollector(judged.completed());
        judged.decision().diagnostics().forEach(d -> collector.fail(d.code(), d.message()));
        List<String> layers = judged.decision().ruleSet().layers();
        for (int rank = 0; rank < layers.size(); rank++) {
            for (PolicyRule rule : rules.layers().get(layers.get(rank)).rules()) {
                for (List<Fact> match : RuleEvaluator.matches(rule, facts)) {
                    collector.begin(rank, rule.source(), rule.holdsOn(day), match.toArray(Fact[]::new));
                    speak(rule, match, collector);
                }
            }
        }
        return collector.decision(judged.decision().ruleSet());
    }

    private static void speak(PolicyRule rule, List<Fact> match, DecisionCollector collector) {
        Map<String, Object> names = names(rule, match);
        for (VerbCall call : rule.verbs()) {
            Class<?>[] types = call.verb().getParameterTypes();
            List<Object> arguments = new ArrayList<>();
            for (int i = 0; i < types.length; i++) {
                arguments.add(argument(types[i], call.arguments().get(i), names));
            }
            try {
                call.verb().invoke(collector, arguments.toArray());
            } catch (ReflectiveOperationException e) {
                throw new AssertionError("`" + call.verb().getName() + "` of " + rule.id() + " cannot be called.", e);
            }
        }
    }

    private static Map<String, Object> names(PolicyRule rule, List<Fact> match) {
        Map<String, Object> names = new HashMap<>();
        int next = 0;
        for (FactPattern pattern : rule.patterns()) {
            if (pattern.quantifier() == FactPattern.Quantifier.EACH) {
                Fact fact = match.get(next++);
                if (pattern.name() != null) {
                    names.put(pattern.name(), fact);
                }
                pattern.fields().forEach((name, field) -> names.put(name, read(fact, field.path())));
            }
        }
        return names;
    }

    private static Object argument(Class<?> type, List<Operand> parts, Map<String, Object> names) {
        if (type == String.class) {
            return parts.stream()
                    .map(part -> String.valueOf(value(part, names)))
                    .collect(Collectors.joining());
        }
        Object value = value(parts.get(0), names);
        return type == int.class ? ((BigDecimal) value).intValueExact() : value;
    }

    private static Object value(Operand part, Map<String, Object> names) {
        return part instanceof Operand.Bound bound
                ? read(names.get(bound.name()), bound.path())
                : ((Operand.Literal) part).value();
    }

    private static Object read(Object start, List<String> path) {
        Object value = start;
        for (String name : path) {
            try {
                value = value == null ? null : value.getClass().getMethod(name).invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError("There is no field `" + name + "`.", e);
            }
        }
        return value;
    }
}
