/** The Drools engine of policies: load a folder of rules, decide requests. */
@NullMarked
package dev.decorum.rules;

import org.jspecify.annotations.NullMarked;
