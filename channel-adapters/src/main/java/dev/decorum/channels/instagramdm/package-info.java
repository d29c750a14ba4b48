/**
 * Instagram's private messages: reads them by Meta's webhooks and writes replies for its Send API.
 */
@NullMarked
package dev.decorum.channels.instagramdm;

import org.jspecify.annotations.NullMarked;
