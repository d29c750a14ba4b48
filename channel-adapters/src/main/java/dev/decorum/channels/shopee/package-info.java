/** Shopee by its push mechanism: messages of buyers, and orders that changed. */
@NullMarked
package dev.decorum.channels.shopee;

import org.jspecify.annotations.NullMarked;
