/** Assertions on decisions, and on single rules, for AssertJ. */
@NullMarked
package dev.decorum.testing.assertj;

import org.jspecify.annotations.NullMarked;
