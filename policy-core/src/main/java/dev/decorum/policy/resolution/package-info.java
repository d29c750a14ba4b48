/**
 * How what the rules said becomes one decision. Every merge is commutative and idempotent, so the order of rules,
 * files and layers cannot matter. Engines use this; embedders do not need it.
 */
@NullMarked
package dev.decorum.policy.resolution;

import org.jspecify.annotations.NullMarked;
