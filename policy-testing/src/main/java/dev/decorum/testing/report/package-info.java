/** Writes what came of suites for people and for machines: JSON, JUnit XML, HTML. */
@NullMarked
package dev.decorum.testing.report;

import org.jspecify.annotations.NullMarked;
