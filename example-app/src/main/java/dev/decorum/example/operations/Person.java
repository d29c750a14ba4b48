package dev.decorum.example.operations;

import dev.decorum.policy.fact.Role;

/**
 * A person of the house who acts. Whoever makes one has authenticated them.
 *
 * @param name the name by which they sign in, and by which evidence names them
 * @param role the role in which they act
 */
public record Person(String name, Role role) {}
