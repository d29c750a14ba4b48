/** One case told from the first message to the evidence, with a customer and a supervisor that are played. */
@NullMarked
package dev.decorum.example.demo;

import org.jspecify.annotations.NullMarked;
