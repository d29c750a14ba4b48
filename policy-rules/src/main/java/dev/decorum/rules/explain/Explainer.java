package dev.decorum.rules.explain;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.explanation.Explanation;
import dev.decorum.policy.explanation.RuleExplanation;
import dev.decorum.policy.explanation.RuleExplanation.Result;
import dev.decorum.policy.explanation.WhyNot;
import dev.decorum.policy.fact.Fact;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.source.Place;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains decisions rule by rule. Safe for use by several threads. */
public final class Explainer {
    private Explainer() {}

    /**
     * The decision of a program, and what each rule that holds where the request happens made of it. Rules are
     * interpreted one by one, so that a rule that failed while deciding is explained all the same.
     */
    public static Explanation explain(RuleProgram program, PolicyRequest request) {
        List<Fact> facts = program.complete(request).facts();
        LocalDate day = program.day(request);
        return new Explanation(
                program.decide(request),
                program.rulesFor(request).stream()
                        .map(rule -> explain(rule, facts, day))
                        .toList());
    }

    private static RuleExplanation explain(PolicyRule rule, List<Fact> facts, LocalDate day) {
        RuleEvaluator.Result result = RuleEvaluator.evaluate(rule, facts);
        List<List<String>> matches =
                result.matches().stream().map(Explainer::labels).toList();
        Result spoke =
                !rule.holdsOn(day) ? Result.OUTSIDE_DATES : matches.isEmpty() ? Result.NOT_MATCHED : Result.FIRED;
        RuleEvaluator.Failure failure = result.failure();
        WhyNot whyNot = matches.isEmpty() && failure != null ? whyNot(rule, failure) : null;
        return new RuleExplanation(rule.source(), spoke, matches, whyNot, rule.effective(), rule.expires());
    }

    private static WhyNot whyNot(PolicyRule rule, RuleEvaluator.Failure failure) {
        FactPattern pattern = rule.patterns().get(failure.pattern());
        Fact fact = failure.fact();
        Condition condition =
                fact == null || failure.condition() == pattern.conditions().size()
                        ? null
                        : firstToFail(pattern.conditions().get(failure.condition()), fact, failure.names());
        Place place = condition == null ? pattern.place() : condition.place();
        return new WhyNot(
                cause(fact, condition),
                Wording.pattern(pattern),
                condition == null ? "" : Wording.condition(condition),
                place.file(),
                place.line(),
                place.column(),
                fact == null ? null : fact.label(),
                fact == null || condition == null
                        ? List.of()
                        : SeenValues.of(condition, rule.patterns(), fact, failure.names()),
                labels(failure.matched()));
    }

    private static WhyNot.Cause cause(@Nullable Fact fact, @Nullable Condition condition) {
        if (fact == null) {
            return WhyNot.Cause.NO_FACT;
        }
        return condition == null ? WhyNot.Cause.FACT_PRESENT : WhyNot.Cause.CONDITION;
    }

    /** Of conditions joined by "and", the first that fails; any other condition as a whole. */
    private static Condition firstToFail(Condition condition, Fact fact, Bindings names) {
        if (condition instanceof Condition.All all) {
            for (Condition part : all.parts()) {
                if (!Conditions.holds(part, fact, names)) {
                    return firstToFail(part, fact, names);
                }
            }
        }
        return condition;
    }

    private static List<String> labels(List<Fact> facts) {
        return facts.stream().map(Fact::label).toList();
    }
}
