package dev.decorum.cli;

import dev.decorum.policy.evidence.CapsuleReport;
import dev.decorum.policy.evidence.CapsuleVerifier;
import dev.decorum.policy.evidence.CheckpointKey;
import dev.decorum.policy.evidence.EvidenceReport;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import dev.decorum.policy.evidence.EvidenceVerifier;
import dev.decorum.policy.evidence.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
            "Checks evidence by itself, without rules and without a network: a capsule of one case (.zip), or a log.",
            "The record of the head of a log, EVIDENCE.head, must lie beside it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the evidence holds",
            "1:it does not; the file or the first event that does not is named",
            "64:the command was not understood",
            "66:the file is not there"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  decorum verify cases.jsonl", "  decorum verify --key shop.example/support+1a2b3c4d+AQ... case.zip"
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "EVIDENCE", description = "A capsule, or a log with one event a line.")
    private Path evidence = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "The public key that the house has published, or a file with it. Without one, a capsule is held"
                            + " against the key that it brings along.")
    private @Nullable String key;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Failure {
        Path file = Input.require(evidence);
        Report report;
        try {
            report = isCapsule(file) ? ofCapsule(file) : ofLog(file);
        } catch (IOException e) {
            throw Input.unreadable(file);
        }
        Output out = Output.of(spec);
        if (json) {
            out.json(report);
        } else if (report.holds()) {
            out.line(file + ": " + out.good("holds") + ". " + report.message());
        } else {
            String place =
                    report.event() == null || report.event() == 0 ? file.toString() : file + ":" + report.event();
            out.line(place + ": " + out.bad("does not hold") + ". " + report.message());
        }
        return report.holds() ? ExitCode.OK : ExitCode.FAULTY;
    }

    /** By its name or by its first letters, since mail programs rename files. */
    private static boolean isCapsule(Path file) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(2), StandardCharsets.US_ASCII).equals("PK");
        }
    }

    private Report ofCapsule(Path file) throws IOException, Failure {
        CapsuleReport report =
                key == null ? CapsuleVerifier.verify(file) : CapsuleVerifier.verify(file, expectedKey(key));
        return report instanceof CapsuleReport.Broken broken
                ? new Report(false, null, null, broken.file(), broken.message())
                : new Report(true, null, null, null, report.message());
    }

    private Report ofLog(Path file) throws IOException, Failure {
        if (key != null) {
            throw new Failure(
                    ExitCode.USAGE,
                    "`" + file + "` is a log and not a capsule, and nobody has signed it.",
                    "Leave --key out, or name a capsule (.zip).");
        }
        EvidenceReport report = EvidenceVerifier.verify(file);
        return report instanceof EvidenceReport.Broken broken
                ? new Report(false, broken.event(), broken.fault(), null, broken.message())
                : new Report(report instanceof Holds, 0L, null, null, report.message());
    }

    private static CheckpointKey expectedKey(String given) throws Failure {
        try {
            return CheckpointKey.parse(given);
        } catch (IllegalArgumentException e) {
            return keyInFile(given);
        }
    }

    private static CheckpointKey keyInFile(String given) throws Failure {
        try {
            Path file = Path.of(given);
            return CheckpointKey.parse(
                    Files.isRegularFile(file) ? Input.text(Input.bytes(file), "`" + given + "`") : given);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The value of --key is not the public key of a log.",
                    "It is one line such as `shop.example/support+1a2b3c4d+AQ...`, or a file with that line.");
        }
    }

    private record Report(
            boolean holds,
            @Nullable Long event,
            @Nullable Fault fault,
            @Nullable String file,
            String message) {}
}
