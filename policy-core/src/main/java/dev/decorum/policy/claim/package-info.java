/** Finds what a text says: claims in a draft reply, signals in a customer's message. */
@NullMarked
package dev.decorum.policy.claim;

import org.jspecify.annotations.NullMarked;
