/**
 * What differs between two decisions on one request, and whether the second is looser or stricter: for comparing rule
 * sets, and for candidates that decide beside the rules in force.
 */
@NullMarked
package dev.decorum.policy.difference;

import org.jspecify.annotations.NullMarked;
