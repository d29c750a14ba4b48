package dev.decorum.cli;

import dev.decorum.policy.evidence.EvidenceReport;
import dev.decorum.policy.evidence.EvidenceReport.Broken;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import dev.decorum.policy.evidence.EvidenceVerifier;
import dev.decorum.policy.evidence.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = {
            "Checks a log of evidence by itself, without rules and without a network.",
            "The record of its head, EVIDENCE.head, must lie beside it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the log holds",
            "1:it does not; the first event that does not is named",
            "64:the command was not understood",
            "66:the file is not there"
        },
        footerHeading = "%nExample:%n",
        footer = "  decorum verify cases.jsonl")
final class VerifyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "EVIDENCE", description = "The log, with one event a line.")
    private Path log = Path.of("");

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Failure {
        EvidenceReport report = verified();
        Output out = Output.of(spec);
        if (json) {
            out.json(Report.of(report));
        } else if (report instanceof Broken broken) {
            String place = broken.event() == 0 ? log.toString() : log + ":" + broken.event();
            out.line(place + ": " + out.bad("does not hold") + ". " + broken.message());
        } else {
            out.line(log + ": " + out.good("holds") + ". " + report.message());
        }
        return report instanceof Holds ? ExitCode.OK : ExitCode.FAULTY;
    }

    private EvidenceReport verified() throws Failure {
        try {
            return EvidenceVerifier.verify(Input.require(log));
        } catch (IOException e) {
            throw Input.unreadable(log);
        }
    }

    private record Report(
            boolean holds, long event, @Nullable Fault fault, String message) {
        static Report of(EvidenceReport report) {
            return report instanceof Broken broken
                    ? new Report(false, broken.event(), broken.fault(), broken.message())
                    : new Report(true, 0, null, report.message());
        }
    }
}
