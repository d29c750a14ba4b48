/** What a customer writes, understood: the language, and the intents that the rules know. */
@NullMarked
package dev.decorum.example.operations.recognition;

import org.jspecify.annotations.NullMarked;
