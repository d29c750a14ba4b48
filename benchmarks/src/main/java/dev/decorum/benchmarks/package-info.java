/** How fast decisions are, beside stock Drools, beside other engines and beside the same policy written in Java. */
@NullMarked
package dev.decorum.benchmarks;

import org.jspecify.annotations.NullMarked;
