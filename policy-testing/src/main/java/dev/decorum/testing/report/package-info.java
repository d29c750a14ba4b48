/** Writes what came of suites, and what they cover, for people and for machines: JSON, JUnit XML, LCOV, HTML. */
@NullMarked
package dev.decorum.testing.report;

import org.jspecify.annotations.NullMarked;
