/**
 * Regression suites of rule sets: YAML files of cases, each with what is given and what is expected, read strictly, run
 * against the rules and reported with what differs, what fired and why a missing rule kept silent.
 */
@NullMarked
package dev.decorum.testing.suite;

import org.jspecify.annotations.NullMarked;
