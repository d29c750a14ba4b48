package dev.decorum.cli;

import dev.decorum.testing.suite.CaseResult;
import dev.decorum.testing.suite.SuiteRunner;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Shows on a terminal how far a command has come, on a line that goes away; elsewhere it shows nothing. Safe for use by
 * several threads.
 */
final class ProgressLine {
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

    /**
     * So much is done.
     *
     * @param share the share of all that is to be done, from 0 to 1; negative when it is not known
     * @param text what has been done, in a few words
     */
    synchronized void show(double share, String text) {
        if (!terminal || System.nanoTime() - shownAt < EVERY) {
            return;
        }
        shownAt = System.nanoTime();
        shown = true;
        int done = (int) Math.round(Math.max(0, share) * WIDTH);
        String bar = share < 0 ? "" : "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] ";
        err.print("\r" + bar + text + "\u001b[K");
        err.flush();
    }

    /** Shows how many of so many cases have been run. */
    SuiteRunner.Listener ofCases(int all) {
        AtomicInteger run = new AtomicInteger();
        return new SuiteRunner.Listener() {
            @Override
            public void done(CaseResult result) {
                int done = run.incrementAndGet();
                show((double) done / all, done + " of " + Output.count(all, "case"));
            }
        };
    }

    /** Takes the line away. */
    synchronized void clear() {
        if (shown) {
            shown = false;
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
