package dev.decorum.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;

/** What one command printed, and its exit code. */
record Run(int code, String out, String err) {
    static final Path ROOT = Path.of(System.getProperty("decorum.root"));

    static Run of(String... args) {
        return at(Clock.systemDefaultZone(), args);
    }

    /** What a command prints at this time. */
    static Run at(Clock clock, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), clock, args);
        return new Run(code, out.toString(), err.toString());
    }
}
