/** Why each rule of a request spoke or kept silent, beside the decision. All of the types are immutable values. */
@NullMarked
package dev.decorum.policy.explanation;

import org.jspecify.annotations.NullMarked;
