package dev.decorum.testing.suite;

import dev.decorum.testing.suite.CaseResult.Outcome;
import java.util.List;

/**
 * What came of a run. Immutable.
 *
 * @param cases one for each case that was chosen, in the order of the suites
 */
public record SuiteResults(List<CaseResult> cases) {
    public SuiteResults {
        cases = List.copyOf(cases);
    }

    /** How many cases came out like this. */
    public long count(Outcome outcome) {
        return cases.stream().filter(c -> c.outcome() == outcome).count();
    }

    /** The cases that failed. */
    public List<CaseResult> failures() {
        return cases.stream().filter(CaseResult::failed).toList();
    }

    /** Whether every case passed, and there is one. */
    public boolean good() {
        return !cases.isEmpty() && count(Outcome.PASSED) == cases.size();
    }
}
