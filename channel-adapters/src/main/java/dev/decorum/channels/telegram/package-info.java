/** Telegram by the Bot API: private chats, groups, channels and the chats of connected business accounts. */
@NullMarked
package dev.decorum.channels.telegram;

import org.jspecify.annotations.NullMarked;
