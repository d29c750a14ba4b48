/** Requests recorded without personal data, so that they can be decided again by other rules. */
@NullMarked
package dev.decorum.policy.history;

import org.jspecify.annotations.NullMarked;
