/** Zendesk: messages of its messaging and public comments of its tickets. */
@NullMarked
package dev.decorum.channels.zendesk;

import org.jspecify.annotations.NullMarked;
