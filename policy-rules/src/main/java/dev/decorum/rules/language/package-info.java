/**
 * The closed rule language: from the text of a DRL file to typed rules, and from typed rules to the text that Drools
 * compiles.
 *
 * <p>A file is parsed, type-checked against the facts and the verbs, read a second time by Drools' own parser, and
 * becomes typed rules, {@link dev.decorum.rules.language.PolicyRule}. Whatever is outside the language is refused with a place and a remedy.
 * Everything else works on the typed rules, and so does Drools: it compiles a text written from them, so that nothing
 * reaches its compiler that the gate did not understand.
 */
@NullMarked
package dev.decorum.rules.language;

import org.jspecify.annotations.NullMarked;
