/**
 * Says why rules fire or do not: an interpreter of typed rules that shares nothing with Drools but the rules, so that
 * each is a check of the other. Away from the path of decisions.
 */
@NullMarked
package dev.decorum.rules.explain;

import org.jspecify.annotations.NullMarked;
