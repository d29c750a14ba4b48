/**
 * Plays the customer and the channel: deliveries as channels make them, with their signature, for accounts whose secrets
 * the house has. For trying things out, demonstrations and tests; nothing here is in the way of real deliveries.
 */
@NullMarked
package dev.decorum.example.simulator;

import org.jspecify.annotations.NullMarked;
