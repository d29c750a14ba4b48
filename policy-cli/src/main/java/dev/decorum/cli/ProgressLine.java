package dev.decorum.cli;

import dev.decorum.testing.diff.DiffWords;
import dev.decorum.testing.diff.RuleSetDiff;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Model.CommandSpec;

/** Shows on a terminal how far a comparison has come, on a line that goes away; elsewhere it shows nothing. */
final class ProgressLine implements RuleSetDiff.Progress {
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int WIDTH = 24;

    private final PrintWriter err;
    private final boolean terminal;
    private long shownAt = System.nanoTime() - EVERY;
    private boolean shown;

    ProgressLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    static ProgressLine of(CommandSpec spec) {
        return new ProgressLine(
                spec.commandLine().getErr(),
                spec.commandLine().getColorScheme().ansi().enabled());
    }

    @Override
    public void at(long requests, long flips, double share) {
        if (!terminal || System.nanoTime() - shownAt < EVERY) {
            return;
        }
        shownAt = System.nanoTime();
        shown = true;
        int done = (int) Math.round(Math.max(0, share) * WIDTH);
        String bar = share < 0 ? "" : "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] ";
        err.print(
                "\r" + bar + DiffWords.count(requests, "request") + ", " + DiffWords.count(flips, "flip") + "\u001b[K");
        err.flush();
    }

    /** Takes the line away. */
    void clear() {
        if (shown) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
