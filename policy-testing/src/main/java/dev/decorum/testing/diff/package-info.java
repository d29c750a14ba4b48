/** Compares two rule sets: what they decide otherwise, on which requests, and by which rules. */
@NullMarked
package dev.decorum.testing.diff;

import org.jspecify.annotations.NullMarked;
