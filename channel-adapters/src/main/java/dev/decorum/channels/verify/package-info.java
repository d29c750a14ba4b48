/**
 * The ways in which channels prove that a delivery is theirs. All compare in constant time, over raw bytes, and say what
 * is wrong without a word of the delivery.
 */
@NullMarked
package dev.decorum.channels.verify;

import org.jspecify.annotations.NullMarked;
