/** Says what a rule set holds, for people: what is in force where and when, and the rule book in plain words. */
@NullMarked
package dev.decorum.rules.book;

import org.jspecify.annotations.NullMarked;
