/** The third layer: looking up and changing orders in the back office, the latter only with a valid approval. */
@NullMarked
package dev.decorum.example.execution;

import org.jspecify.annotations.NullMarked;
