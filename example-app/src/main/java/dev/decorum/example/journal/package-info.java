/** What all layers write down as evidence. */
@NullMarked
package dev.decorum.example.journal;

import org.jspecify.annotations.NullMarked;
