/** The first layer: what channels deliver comes in here, signature first, and replies go out. */
@NullMarked
package dev.decorum.example.intake;

import org.jspecify.annotations.NullMarked;
