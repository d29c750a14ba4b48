/**
 * How people decide on actions, and how an approval is used exactly once for exactly the action that they saw: proposals,
 * approvals, the desk that enforces the rules of review, and the port behind which it keeps its state.
 */
@NullMarked
package dev.decorum.policy.review;

import org.jspecify.annotations.NullMarked;
