/** Shopify by its webhooks: orders that changed; conversations do not come this way. */
@NullMarked
package dev.decorum.channels.shopify;

import org.jspecify.annotations.NullMarked;
