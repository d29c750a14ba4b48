/** Decisions as Micrometer meters. Needs {@code io.micrometer:micrometer-core}, which Decorum does not bring. */
@NullMarked
package dev.decorum.rules.metrics;

import org.jspecify.annotations.NullMarked;
