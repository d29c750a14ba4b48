package dev.decorum.example.console;

/**
 * Somebody who may sign in.
 *
 * @param name the name that they sign in with, and under which they act
 * @param role what they may do
 */
public record StaffMember(String name, StaffRole role) {}
