/**
 * Public posts on X that answer or mention the seller: reads them by the X Activity API and writes public answers.
 */
@NullMarked
package dev.decorum.channels.xreplies;

import org.jspecify.annotations.NullMarked;
