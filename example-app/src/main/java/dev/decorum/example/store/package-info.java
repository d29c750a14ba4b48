/** The one database of the application: where its rows are, in which dialect, and what one transaction is. */
@NullMarked
package dev.decorum.example.store;

import org.jspecify.annotations.NullMarked;
