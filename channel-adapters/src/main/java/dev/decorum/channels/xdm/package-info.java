/**
 * Direct messages of X: reads them by the X Activity API and its predecessor and writes replies for the X API.
 */
@NullMarked
package dev.decorum.channels.xdm;

import org.jspecify.annotations.NullMarked;
