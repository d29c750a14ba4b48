/** Freshdesk: public comments of tickets, by an automation whose body we define. */
@NullMarked
package dev.decorum.channels.freshdesk;

import org.jspecify.annotations.NullMarked;
