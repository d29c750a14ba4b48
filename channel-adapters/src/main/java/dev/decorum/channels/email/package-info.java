/** Mail: what customers write without what they quote, reports of failed deliveries, and replies as messages by RFC 5322. */
@NullMarked
package dev.decorum.channels.email;

import org.jspecify.annotations.NullMarked;
