package dev.decorum.example.demo;

import java.nio.file.Path;

/** What the command line says: where the rules are, and where the evidence goes. */
record DemoOptions(Path rules, Path evidence) {}
