package dev.decorum.testing.suite;

import dev.decorum.policy.PolicyEngine;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.live.Candidate;
import dev.decorum.rules.live.ReleaseCheck;
import dev.decorum.rules.source.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Suites as a gate in front of rules that would go live. */
public final class Suites {
    private Suites() {}

    /**
     * A check for {@link dev.decorum.rules.DroolsPolicyEngine.Builder#check}: rules go live when every case of these
     * suites passes. The suites are read anew for each candidate, so that a change of rules may bring its cases along;
     * a suite that is faulty, or a folder without suites, holds the candidate back. Safe for use by several threads.
     *
     * @param suites files, and folders that are read with all that is below them
     */
    public static ReleaseCheck releaseCheck(Path... suites) {
        List<Path> sources = List.of(suites);
        return candidate -> check(program(candidate), sources);
    }

    private static RuleProgram program(PolicyEngine candidate) {
        if (candidate instanceof Candidate version) {
            return version.program();
        }
        throw new IllegalArgumentException("A `" + candidate.getClass().getSimpleName()
                + "` does not tell its rules. Maybe give the check to DroolsPolicyEngine.builder().");
    }

    private static List<Fault> check(RuleProgram program, List<Path> sources) {
        SuiteFolder.Reading reading = SuiteFolder.read(program.rules(), sources);
        List<Fault> faults = new ArrayList<>(reading.faults());
        if (!reading.hasErrors()) {
            new SuiteRunner(program).run(reading.cases()).failures().forEach(failure -> faults.add(fault(failure)));
        }
        return faults;
    }

    private static Fault fault(CaseResult failure) {
        Difference first = failure.differences().get(0);
        int more = failure.differences().size() - 1;
        return Fault.error(
                "case-failed",
                failure.suiteCase().place(),
                "The case `" + failure.suiteCase().name() + "` fails: " + first.line()
                        + (more == 0 ? "." : ", and " + more + " more."),
                "`decorum test` says which rules fired. Correct the rule, or the case if the change is meant.");
    }
}
