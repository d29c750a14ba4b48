/** Lazada by its push mechanism: messages, sessions with something unread, and orders that changed. */
@NullMarked
package dev.decorum.channels.lazada;

import org.jspecify.annotations.NullMarked;
