package dev.decorum.testing.suite;

import java.util.List;

/**
 * One file of cases. Immutable.
 *
 * @param name its name, unique among the suites that are read together
 * @param file its path as people see it, with forward slashes
 * @param cases its cases in the order of the file, those of a matrix in the order of its values
 */
public record Suite(String name, String file, List<SuiteCase> cases) {
    public Suite {
        cases = List.copyOf(cases);
    }
}
