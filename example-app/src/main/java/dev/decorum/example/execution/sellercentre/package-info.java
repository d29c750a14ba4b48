/** A plainly fictional seller centre, so that the browser has a page to work on. */
@NullMarked
package dev.decorum.example.execution.sellercentre;

import org.jspecify.annotations.NullMarked;
