/** Shared by the modules of Decorum; no part of the API. */
@NullMarked
package dev.decorum.policy.internal;

import org.jspecify.annotations.NullMarked;
