/** What a house puts beside the adapters: the memory of what was delivered before. */
@NullMarked
package dev.decorum.channels;

import org.jspecify.annotations.NullMarked;
