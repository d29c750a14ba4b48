/** The {@code serve} command: puts the layers together around one database and one HTTP server, and keeps them going. */
@NullMarked
package dev.decorum.example.serve;

import org.jspecify.annotations.NullMarked;
