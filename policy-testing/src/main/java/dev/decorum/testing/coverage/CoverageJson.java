package dev.decorum.testing.coverage;

import dev.decorum.testing.coverage.Coverage.Ratio;

/**
 * Coverage with its sums, to be written with {@link dev.decorum.policy.PolicyJson}.
 *
 * @param rules rules that fired
 * @param conditions outcomes of conditions that were seen
 * @param layers layers that were touched
 * @param places surfaces in regions that were touched
 * @param detail all of it
 */
public record CoverageJson(Sum rules, Sum conditions, Sum layers, Sum places, Coverage detail) {
    /**
     * A sum.
     *
     * @param covered how many were covered
     * @param total how many there are
     * @param percent the part in percent
     */
    public record Sum(int covered, int total, double percent) {
        private static Sum of(Ratio ratio) {
            return new Sum(ratio.covered(), ratio.total(), ratio.percent());
        }
    }

    /** Coverage with its sums. */
    public static CoverageJson of(Coverage coverage) {
        return new CoverageJson(
                Sum.of(coverage.ofRules()),
                Sum.of(coverage.ofOutcomes()),
                Sum.of(coverage.ofLayers()),
                Sum.of(coverage.ofPlaces()),
                coverage);
    }
}
