package dev.decorum.cli;

import dev.decorum.policy.PolicyJson;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.live.FolderWatch;
import dev.decorum.rules.source.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "watch",
        description = {
            "Checks the rules whenever a file is saved, says which rules and limits changed, and runs the cases of",
            "DIR/suites that the change may affect. With --history it also says which recorded requests are decided",
            "otherwise than when it began. Runs until it is stopped with Ctrl-C; it writes nothing."
        },
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "64:the command was not understood",
            "66:the folder or the history is not there",
            "130:it was stopped with Ctrl-C"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  decorum watch rules", "  decorum watch rules --history requests.jsonl.gz"})
final class WatchCommand implements Callable<Integer> {
    private static final Duration RESCAN = Duration.ofSeconds(2);

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder that holds catalog.yaml. Unless given: the installation's own, or ./rules.")
    private @Nullable Path folder;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Recorded requests, one as JSON on each line, compressed with gzip or not.")
    private @Nullable Path history;

    @Option(
            names = "--json",
            description =
                    "Prints each change on one line of JSON, and one more for compiling and for each further step.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Clock clock;
    private final CountDownLatch stopped;

    /**
     * The command.
     *
     * @param stopped reaches zero when the command is to end by itself
     */
    WatchCommand(Clock clock, CountDownLatch stopped) {
        this.clock = clock;
        this.stopped = stopped;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        RulesDir dir = RulesDir.of(folder);
        List<WatchStep> steps = new ArrayList<>(List.of(new SuiteStep(dir)));
        if (history != null) {
            steps.add(new HistoryStep(Input.require(history)));
        }
        RulesWatch watch = new RulesWatch(dir, CompiledCache.standard(), steps, clock);
        Output out = Output.of(spec);
        if (!json) {
            out.line("Watching " + dir.name() + "; Ctrl-C stops.");
        }
        FolderWatch running = FolderWatch.start(dir.folder(), () -> watch.look(new Screen(out, json)), RESCAN);
        try {
            stopped.await();
        } finally {
            running.close();
        }
        return ExitCode.OK;
    }

    /** Shows what came of a change, on a few lines, or each part on one line of JSON. */
    record Screen(Output out, boolean json) implements RulesWatch.Watcher {
        @Override
        public void read(RulesWatch.Sight sight) {
            if (json) {
                out.line(PolicyJson.write(sight));
                return;
            }
            long errors = sight.faults().stream().filter(Fault::isError).count();
            long warnings = sight.faults().size() - errors;
            out.heading((sight.time().format(DateTimeFormatter.ISO_LOCAL_TIME) + " " + String.join(", ", sight.files()))
                    .strip());
            out.line("  "
                    + (sight.good()
                            ? out.good("ok") + ": " + count(sight.rules(), "rule")
                            : out.bad(count(errors, "error")))
                    + (warnings == 0 ? "" : ", " + out.careful(count(warnings, "warning"))) + " (" + sight.millis()
                    + " ms)");
            names("added", sight.change().added());
            names("changed", sight.change().changed());
            names("removed", sight.change().removed());
            sight.change().limits().forEach(limit -> out.line("  limit " + limit));
            out.rendered(sight.faults()).forEach(out::line);
        }

        @Override
        public void compiled(RulesWatch.Build build) {
            if (json) {
                out.line(PolicyJson.write(build));
                return;
            }
            out.line("  " + (build.compiled() ? "compiled" : out.bad("not compiled")) + " (" + build.millis() + " ms)");
            build.lines().forEach(line -> out.line("  " + line));
        }

        @Override
        public void looked(RulesWatch.Further further) {
            if (json) {
                out.line(PolicyJson.write(further));
                return;
            }
            String first = further.lines().get(0);
            out.line("  " + (further.good() ? first : out.bad(first)) + " (" + further.millis() + " ms)");
            further.lines().stream().skip(1).forEach(line -> out.line("  " + line));
        }

        private void names(String what, List<String> ids) {
            if (!ids.isEmpty()) {
                out.line("  " + what + ": " + String.join(", ", ids));
            }
        }

        private static String count(long number, String noun) {
            return number + " " + noun + (number == 1 ? "" : "s");
        }
    }
}
