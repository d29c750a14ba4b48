/** Amazon by the notifications of its Selling Partner API, polled from a queue or sent by SNS: orders that changed. */
@NullMarked
package dev.decorum.channels.amazon;

import org.jspecify.annotations.NullMarked;
