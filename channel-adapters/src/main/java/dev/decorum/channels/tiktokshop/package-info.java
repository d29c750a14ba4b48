/** TikTok Shop by its webhooks: messages of buyers and of the shop, and orders that changed. */
@NullMarked
package dev.decorum.channels.tiktokshop;

import org.jspecify.annotations.NullMarked;
