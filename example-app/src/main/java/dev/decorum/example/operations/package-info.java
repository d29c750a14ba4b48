/** The second layer: what the customer wants, what the rules decide, who the customer is, and what is answered. */
@NullMarked
package dev.decorum.example.operations;

import org.jspecify.annotations.NullMarked;
