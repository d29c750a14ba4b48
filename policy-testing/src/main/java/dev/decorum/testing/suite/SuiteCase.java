package dev.decorum.testing.suite;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.rules.source.Place;
import java.util.List;

/**
 * One case: a request, and what is expected of the decision on it. Immutable.
 *
 * @param suite the name of its suite
 * @param name its name, unique in the suite; that of a case of a matrix ends with its values in square brackets
 * @param place where it stands
 * @param request what is given
 * @param checks what is expected
 */
public record SuiteCase(String suite, String name, Place place, PolicyRequest request, List<Check> checks) {
    public SuiteCase {
        checks = List.copyOf(checks);
    }

    /** Suite and name, as reports and filters name it. */
    public String title() {
        return suite + " > " + name;
    }

    /** Without the request, which holds what people wrote. */
    @Override
    public String toString() {
        return title();
    }
}
