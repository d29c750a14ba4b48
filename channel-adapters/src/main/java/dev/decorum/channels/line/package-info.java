/** LINE by the Messaging API: messages of customers, groups and rooms, edits, unsent messages, and who comes and goes. */
@NullMarked
package dev.decorum.channels.line;

import org.jspecify.annotations.NullMarked;
