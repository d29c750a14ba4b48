/** Intercom: messages of conversations, in HTML. */
@NullMarked
package dev.decorum.channels.intercom;

import org.jspecify.annotations.NullMarked;
