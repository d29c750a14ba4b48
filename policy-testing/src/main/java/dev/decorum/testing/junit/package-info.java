/** Suites as tests of JUnit 5, in one line. */
@NullMarked
package dev.decorum.testing.junit;

import org.jspecify.annotations.NullMarked;
