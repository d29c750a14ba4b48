/** Places in the files of a rule set, and the faults that are found there. */
@NullMarked
package dev.decorum.rules.source;

import org.jspecify.annotations.NullMarked;
