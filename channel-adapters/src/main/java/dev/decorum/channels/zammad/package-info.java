/** Zammad: articles of tickets, by the webhook of a trigger. */
@NullMarked
package dev.decorum.channels.zammad;

import org.jspecify.annotations.NullMarked;
