package dev.decorum.policy.review;

import java.time.Instant;

/**
 * The one use of an approval.
 *
 * @param number counts the attempts at this action of this case, from 1
 * @param idempotencyKey derived from case, action and number; stored before the first send, and sent along so that the
 *     other side can recognise a repetition
 * @param at when the approval was used
 * @param rulesHash the rules by which the action was decided again at that moment
 */
public record Attempt(int number, String idempotencyKey, Instant at, String rulesHash) {}
