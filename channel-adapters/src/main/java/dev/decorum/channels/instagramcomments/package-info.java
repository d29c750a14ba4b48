/**
 * Instagram comments: reads them by Meta's webhooks and writes public answers and private replies.
 */
@NullMarked
package dev.decorum.channels.instagramcomments;

import org.jspecify.annotations.NullMarked;
