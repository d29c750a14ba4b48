/** How layers are compiled and run by Drools. Not an API: embedders use {@link dev.decorum.rules.DroolsPolicyEngine}. */
@NullMarked
package dev.decorum.rules.engine;

import org.jspecify.annotations.NullMarked;
