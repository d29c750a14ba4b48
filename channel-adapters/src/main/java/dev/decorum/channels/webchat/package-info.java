/**
 * Chat on the seller's own site, by a small protocol of our own: signed sessions, messages, edits, deletions and marks of
 * reading. The widget that speaks it lies beside the adapter as {@code widget.js}; {@code docs/web-chat.md} describes both.
 */
@NullMarked
package dev.decorum.channels.webchat;

import org.jspecify.annotations.NullMarked;
