/** Holds a draft against the whole decision before it is sent: what the rules ask for, and what the draft says. */
@NullMarked
package dev.decorum.policy.reply;

import org.jspecify.annotations.NullMarked;
