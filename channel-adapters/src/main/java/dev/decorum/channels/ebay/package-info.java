/** eBay by its notifications: questions of buyers, and orders that changed. */
@NullMarked
package dev.decorum.channels.ebay;

import org.jspecify.annotations.NullMarked;
