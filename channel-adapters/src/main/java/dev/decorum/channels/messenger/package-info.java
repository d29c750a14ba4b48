/**
 * Messenger: reads a Page's private messages by Meta's webhooks and writes replies for its Send API.
 */
@NullMarked
package dev.decorum.channels.messenger;

import org.jspecify.annotations.NullMarked;
