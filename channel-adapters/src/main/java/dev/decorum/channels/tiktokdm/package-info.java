/** Direct messages of TikTok business accounts. */
@NullMarked
package dev.decorum.channels.tiktokdm;

import org.jspecify.annotations.NullMarked;
