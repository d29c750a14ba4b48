/** WeCom's customer service: a bell in an envelope, and the messages that are then fetched. */
@NullMarked
package dev.decorum.channels.wecom;

import org.jspecify.annotations.NullMarked;
