/** The Drools engine of policies: load a folder of rules, decide requests, change the rules while deciding. */
@NullMarked
package dev.decorum.rules;

import org.jspecify.annotations.NullMarked;
