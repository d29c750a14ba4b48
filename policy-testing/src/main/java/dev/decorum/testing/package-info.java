/** Tests rule sets: suites of cases, what they cover, how two rule sets differ, and support for JUnit 5 and AssertJ. */
@NullMarked
package dev.decorum.testing;

import org.jspecify.annotations.NullMarked;
