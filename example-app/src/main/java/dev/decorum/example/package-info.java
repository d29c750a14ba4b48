/** The example application: the command line, and how CDI puts the layers together. */
@NullMarked
package dev.decorum.example;

import org.jspecify.annotations.NullMarked;
