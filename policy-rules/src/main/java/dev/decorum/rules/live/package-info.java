/**
 * Rules that change while the engine decides: reload, versions, roll-back, watching a folder, and candidates that decide
 * in the shadow of the rules in force.
 */
@NullMarked
package dev.decorum.rules.live;

import org.jspecify.annotations.NullMarked;
