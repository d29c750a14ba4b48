/** Faults of a folder of rules, written for the tools that show them in a review. */
@NullMarked
package dev.decorum.rules.report;

import org.jspecify.annotations.NullMarked;
