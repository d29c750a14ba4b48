/** The {@code decorum} command, for operations staff, who edit rules, and for CI, which checks them. */
@NullMarked
package dev.decorum.cli;

import org.jspecify.annotations.NullMarked;
