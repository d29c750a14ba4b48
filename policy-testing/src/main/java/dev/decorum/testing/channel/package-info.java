/** What every adapter of a channel must keep, as a test to derive from; it needs JUnit 5 and AssertJ. */
@NullMarked
package dev.decorum.testing.channel;

import org.jspecify.annotations.NullMarked;
