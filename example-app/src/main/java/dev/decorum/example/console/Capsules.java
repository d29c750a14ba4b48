package dev.decorum.example.console;

import java.io.IOException;
import java.io.OutputStream;

/** Gives the evidence of a case out, as a file that verifies by itself. Implementations are safe for several threads. */
@FunctionalInterface
public interface Capsules {
    /**
     * Writes the capsule of a case, and records who took it.
     *
     * @param caseId the case
     * @param person the name of who takes it
     * @param out where it goes; not closed
     * @throws IOException when it cannot be written
     */
    void write(String caseId, String person, OutputStream out) throws IOException;
}
