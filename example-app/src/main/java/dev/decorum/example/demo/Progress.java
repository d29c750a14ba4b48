package dev.decorum.example.demo;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;

/** A line on a terminal that says what takes time, and goes away; nothing anywhere else. */
final class Progress implements AutoCloseable {
    private final PrintWriter err;
    private boolean shown;

    private Progress(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    static Progress on(PrintWriter err, Ansi ansi) {
        boolean terminal = ansi.enabled();
        if (terminal) {
            err.print("Compiling the rules ...");
            err.flush();
        }
        return new Progress(err, terminal);
    }

    @Override
    public void close() {
        if (shown) {
            err.print("\r\033[K");
            err.flush();
            shown = false;
        }
    }
}
