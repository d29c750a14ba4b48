/** Mercado Libre by its notifications, which only ring the bell, and by the messages that are then fetched. */
@NullMarked
package dev.decorum.channels.mercadolibre;

import org.jspecify.annotations.NullMarked;
