/**
 * Lint: what is allowed in a rule set and yet most likely a mistake, found over the typed rules. Each lint has a page in
 * {@code docs/lint}; the ones that are safe to fix can be fixed in the files.
 */
@NullMarked
package dev.decorum.rules.lint;

import org.jspecify.annotations.NullMarked;
