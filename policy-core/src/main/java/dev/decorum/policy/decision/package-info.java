/** The parts of a decision. All of them are immutable values. */
@NullMarked
package dev.decorum.policy.decision;

import org.jspecify.annotations.NullMarked;
