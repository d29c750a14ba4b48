/**
 * What every channel has in common: the delivery that comes in, the adapter that verifies and reads it, the events that
 * it becomes, and the one mapping from events to facts.
 *
 * <p>An adapter is found by {@link java.util.ServiceLoader}. It knows its channel and no rule; whoever receives its
 * events knows no payload. Everything here is immutable, can be written as JSON by {@link
 * dev.decorum.policy.PolicyJson}, and leaves personal data out of its {@code toString}.
 */
@NullMarked
package dev.decorum.policy.channel;

import org.jspecify.annotations.NullMarked;
