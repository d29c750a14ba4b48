package dev.decorum.testing.suite;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.explanation.Explanation;
import dev.decorum.policy.explanation.RuleExplanation;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.explain.Explainer;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.testing.suite.CaseResult.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs cases against one version of the rules, on all processors. Results stand in the order of the suites, whatever the
 * order in which the cases ran. Belongs to one thread.
 */
public final class SuiteRunner {
    private final RuleProgram program;
    private @Nullable Long seed;
    private boolean failFast;
    private final List<Listener> listeners = new ArrayList<>();

    /** A runner with these rules. */
    public SuiteRunner(RuleProgram program) {
        this.program = program;
    }

    /** Is told of the run by the threads that run the cases; must be safe for use by several threads. */
    public interface Listener {
        /** A request was decided: the request with all that follows from it, and the decision. */
        default void decided(SuiteCase suiteCase, PolicyRequest completed, PolicyDecision decision) {}

        /** A case is done. */
        default void done(CaseResult result) {}
    }

    /** Runs the cases in an order that this number gives. */
    public SuiteRunner seed(@Nullable Long number) {
        this.seed = number;
        return this;
    }

    /** Stops at the first case that fails; cases then run one after the other. */
    public SuiteRunner failFast(boolean stop) {
        this.failFast = stop;
        return this;
    }

    /** Tells somebody else of the run. */
    public SuiteRunner listener(Listener other) {
        listeners.add(other);
        return this;
    }

    /** Runs cases. */
    public SuiteResults run(List<SuiteCase> cases) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, cases.size()).boxed().toList());
        if (seed != null) {
            Collections.shuffle(order, new Random(seed));
        }
        CaseResult[] results = new CaseResult[cases.size()];
        AtomicBoolean stopped = new AtomicBoolean();
        IntStream places = IntStream.range(0, order.size());
        (failFast ? places : places.parallel()).forEach(i -> {
            int number = order.get(i);
            CaseResult result = stopped.get() ? notRun(cases.get(number)) : run(cases.get(number));
            if (failFast && result.failed()) {
                stopped.set(true);
            }
            results[number] = result;
            listeners.forEach(listener -> listener.done(result));
        });
        return new SuiteResults(List.of(results));
    }

    /** Runs one case. */
    public CaseResult run(SuiteCase suiteCase) {
        long begin = System.nanoTime();
        RuleProgram.Judged judged = program.judge(suiteCase.request());
        for (Listener listener : listeners) {
            listener.decided(suiteCase, judged.completed(), judged.decision());
        }
        List<Difference> differences = new ArrayList<>();
        for (Check check : suiteCase.checks()) {
            check.compare(judged.decision()).ifPresent(differences::add);
        }
        if (differences.isEmpty()) {
            return new CaseResult(
                    suiteCase, Outcome.PASSED, List.of(), List.of(), List.of(), List.of(), System.nanoTime() - begin);
        }
        return failed(suiteCase, judged.decision(), differences, begin);
    }

    private static CaseResult notRun(SuiteCase suiteCase) {
        return new CaseResult(suiteCase, Outcome.NOT_RUN, List.of(), List.of(), List.of(), List.of(), 0);
    }

    private CaseResult failed(SuiteCase suiteCase, PolicyDecision decision, List<Difference> differences, long begin) {
        Set<String> missing = new LinkedHashSet<>();
        for (Difference difference : differences) {
            if (difference.missing() != null) {
                missing.add(difference.missing());
            }
        }
        List<RuleExplanation> silent = new ArrayList<>();
        List<RuleRef> elsewhere = new ArrayList<>();
        if (!missing.isEmpty()) {
            Explanation explanation = Explainer.explain(program, suiteCase.request());
            for (String id : missing) {
                explanation.rule(id).ifPresentOrElse(silent::add, () -> program.rules().rules().stream()
                        .filter(rule -> rule.id().equals(id))
                        .map(PolicyRule::source)
                        .forEach(elsewhere::add));
            }
        }
        return new CaseResult(
                suiteCase,
                Outcome.FAILED,
                differences,
                CaseResult.Fired.in(decision),
                silent,
                elsewhere,
                System.nanoTime() - begin);
    }
}
