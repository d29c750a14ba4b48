package dev.decorum.cli;

import dev.decorum.testing.suite.CaseResult;
import dev.decorum.testing.suite.SuiteRunner;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** A bar on standard error while cases run, on a terminal only. Safe for use by several threads. */
final class Progress implements SuiteRunner.Listener {
    private static final int WIDTH = 30;
    private static final String CLEAR = "\r\u001b[K";

    private final @Nullable PrintWriter terminal;
    private final int cases;
    private int done;
    private int drawn = -1;

    private Progress(@Nullable PrintWriter terminal, int cases) {
        this.terminal = terminal;
        this.cases = cases;
    }

    static Progress of(CommandSpec spec, int cases) {
        boolean terminal = spec.commandLine().getColorScheme().ansi().enabled();
        return new Progress(terminal ? spec.commandLine().getErr() : null, cases);
    }

    @Override
    public synchronized void done(CaseResult result) {
        done++;
        int filled = cases == 0 ? WIDTH : done * WIDTH / cases;
        if (terminal != null && filled != drawn) {
            drawn = filled;
            terminal.print(CLEAR + "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + "/" + cases);
            terminal.flush();
        }
    }

    /** Takes the bar away. */
    synchronized void close() {
        if (terminal != null && drawn >= 0) {
            terminal.print(CLEAR);
            terminal.flush();
        }
    }
}
