/**
 * The words that rules are written in: facts about a case and the fixed values that they take.
 *
 * <p>Every fact is an immutable record. A component that is itself a record (such as {@link
 * dev.decorum.policy.fact.Money}) is never null: what is not known is that record's {@code UNKNOWN}, so that a
 * nested property can always be read. A plain component that is not known is null; a comparison with a missing
 * value is never true, except {@code == null} and {@code !=}. No component is named like a keyword of the rule
 * language.
 */
@NullMarked
package dev.decorum.policy.fact;

import org.jspecify.annotations.NullMarked;
