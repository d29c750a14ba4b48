package dev.decorum.example.console;

/**
 * One person's stay in the console.
 *
 * @param staff who it is
 * @param csrf what a form must carry to be taken as theirs
 */
record Session(StaffMember staff, String csrf) {}
