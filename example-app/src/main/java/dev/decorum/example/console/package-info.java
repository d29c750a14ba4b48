/**
 * The web console of the support team: pages rendered on the server, and sign-in with roles.
 *
 * <p>It decides nothing about a case. It shows what operations know, passes on what a person chose, and writes down who
 * did it. Every route says who may use it, and one that says nothing cannot be registered.
 */
@NullMarked
package dev.decorum.example.console;

import org.jspecify.annotations.NullMarked;
