/**
 * Comments of a Facebook Page: reads them by Meta's webhooks and writes public answers and private replies.
 */
@NullMarked
package dev.decorum.channels.facebookcomments;

import org.jspecify.annotations.NullMarked;
