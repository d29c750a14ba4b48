/** A back office that is a page: driven in a real browser, and given to a person where the page is not as recorded. */
@NullMarked
package dev.decorum.example.execution.browser;

import org.jspecify.annotations.NullMarked;
