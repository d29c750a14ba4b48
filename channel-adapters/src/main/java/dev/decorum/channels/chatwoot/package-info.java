/** Chatwoot: messages of the conversations that it holds, whatever channel is behind them. */
@NullMarked
package dev.decorum.channels.chatwoot;

import org.jspecify.annotations.NullMarked;
