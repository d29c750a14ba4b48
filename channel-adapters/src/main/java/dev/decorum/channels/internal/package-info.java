/** Shared by the adapters; no part of the API. */
@NullMarked
package dev.decorum.channels.internal;

import org.jspecify.annotations.NullMarked;
