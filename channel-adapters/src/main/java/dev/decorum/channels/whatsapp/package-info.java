/**
 * WhatsApp by Meta's Cloud API: messages of customers and groups, echoes of the Business app, statuses, and changes of
 * identity.
 */
@NullMarked
package dev.decorum.channels.whatsapp;

import org.jspecify.annotations.NullMarked;
