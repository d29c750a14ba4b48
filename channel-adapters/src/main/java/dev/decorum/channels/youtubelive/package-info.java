/**
 * Live chat of YouTube: reads the pages that the house polls and writes messages for the chat.
 */
@NullMarked
package dev.decorum.channels.youtubelive;

import org.jspecify.annotations.NullMarked;
