package dev.decorum.cli;

import dev.decorum.policy.evidence.CapsuleReport;
import dev.decorum.policy.evidence.CapsuleVerifier;
import dev.decorum.policy.evidence.CheckpointKey;
import java.io.IOException;
import java.nio.file.Files;
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
            "Checks a capsule, the evidence of one case that was handed out, by itself: without rules, without the log it"
                    + " comes from, and without a network."
        },
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the evidence holds",
            "1:it does not; the file in it that does not is named",
            "64:the command was not understood",
            "66:the file is not there"
        },
        footerHeading = "%nExample:%n",
        footer = "  decorum verify --key shop.example/support+1a2b3c4d+AQ... case.zip")
final class VerifyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CAPSULE", description = "The file of the capsule.")
    private Path capsule = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "The public key that the house has published, or a file with it. Without one, the capsule is held"
                            + " against the key that it brings along.")
    private @Nullable String key;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Failure {
        Path file = Input.require(capsule);
        CapsuleReport found;
        try {
            found = key == null ? CapsuleVerifier.verify(file) : CapsuleVerifier.verify(file, expectedKey(key));
        } catch (IOException e) {
            throw Input.unreadable(file);
        }
        boolean holds = found instanceof CapsuleReport.Intact;
        String fault =
                found instanceof CapsuleReport.Broken broken && !broken.file().isEmpty() ? broken.file() : null;
        Output out = Output.of(spec);
        if (json) {
            out.json(new Report(holds, fault, found.message()));
        } else {
            String verdict = holds ? out.good("holds") : out.bad("does not hold");
            out.line(file + ": " + verdict + ". " + found.message());
        }
        return holds ? ExitCode.OK : ExitCode.FAULTY;
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

    private record Report(boolean holds, @Nullable String file, String message) {}
}
