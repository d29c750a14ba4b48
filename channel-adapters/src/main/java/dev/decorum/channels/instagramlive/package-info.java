/**
 * Live comments on Instagram: reads them by Meta's webhooks and writes private replies during the broadcast.
 */
@NullMarked
package dev.decorum.channels.instagramlive;

import org.jspecify.annotations.NullMarked;
