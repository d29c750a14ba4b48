/**
 * What suites cover of a rule set: which rules fired, which conditions were seen true and seen false, which layers and
 * places cases touched.
 */
@NullMarked
package dev.decorum.testing.coverage;

import org.jspecify.annotations.NullMarked;
