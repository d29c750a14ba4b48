package dev.decorum.example.demo;

import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.evidence.Capsule;
import dev.decorum.policy.evidence.CapsuleReport;
import dev.decorum.policy.evidence.CheckpointKey;
import dev.decorum.policy.evidence.CheckpointSigner;
import dev.decorum.rules.RuleSetException;
import jakarta.enterprise.inject.se.SeContainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code decorum demo}: one message from intake to evidence. */
@Command(
        name = "demo",
        header = "Takes one WhatsApp message from intake to evidence, and tells how.",
        description = {
            "",
            "A customer asks for the money of a late order. The delivery is verified and parsed, the rules decide, a bad"
                    + " draft is stopped, the customer proves who they are, a refund is held, approved and paid once,"
                    + " and the evidence is handed out and verified. Customer, channel, supervisor and clock are played;"
                    + " everything else is what `serve` runs, on a database in memory.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the story was told and its evidence holds",
            "1:the rules are faulty, a step came out otherwise, or the evidence does not hold",
            "2:the delivery was rejected",
            "64:the command line is wrong",
            "73:the evidence cannot be written"
        },
        footerHeading = "%nExample:%n",
        footer = "  ./decorum demo --json --evidence /tmp/case.zip | head -n 3")
public final class DemoCommand implements Callable<Integer> {
    private static final int CANNOT_WRITE = 73;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "Print the steps with their evidence events, one JSON object on a line.")
    private boolean json;

    @Option(
            names = "--evidence",
            paramLabel = "FILE",
            description =
                    "Where the capsule with the evidence goes; target/demo-evidence.zip of the checkout unless given. A"
                            + " capsule that an earlier run left there is replaced; any other file is not.")
    private @Nullable Path evidence;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder of rules; rules of the checkout unless given.")
    private @Nullable Path rules;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli asks for it by reflection
    private boolean help;

    @Override
    public Integer call() {
        PrintWriter out = spec().commandLine().getOut();
        PrintWriter err = spec().commandLine().getErr();
        Path home = Path.of(System.getProperty("decorum.home", ""));
        DemoOptions options = new DemoOptions(
                rules == null ? home.resolve("rules") : rules,
                evidence == null ? home.resolve("target/demo-evidence.zip") : evidence);
        Ansi ansi = spec().commandLine().getColorScheme().ansi();
        Narrator narrator = json ? new JsonNarrator(out) : new TextNarrator(out, ansi);
        try {
            CapsuleFile file = CapsuleFile.at(options.evidence());
            try (Progress progress = Progress.on(err, ansi);
                    SeContainer container = Wiring.start(options, narrator)) {
                return tell(container, file, options, narrator, progress);
            }
        } catch (IOException e) {
            err.println("decorum: " + e.getMessage());
            return CANNOT_WRITE;
        } catch (Stopped e) {
            err.println("decorum: " + e.getMessage());
            return e.exitCode();
        } catch (RuntimeException e) {
            return explained(e, err);
        }
    }

    private static int tell(
            SeContainer container, CapsuleFile file, DemoOptions options, Narrator narrator, Progress progress)
            throws IOException {
        String rulesHash = container.select(PolicyEngine.class).get().rulesHash();
        progress.close();
        container.select(ConversationChapter.class).get().tell();
        container.select(RefundChapter.class).get().tell();
        CheckpointKey key = container.select(CheckpointSigner.class).get().key();
        String caseId = container.select(House.class).get().view().row().id();
        file.write(
                container.select(Capsule.class).get(),
                container.select(DataSource.class).get(),
                caseId,
                "auditor-7");
        CapsuleReport report = file.verified(key);
        if (!(report instanceof CapsuleReport.Intact intact)) {
            throw Stopped.because(report.message());
        }
        if (!(file.tampered("supervisor-7", key) instanceof CapsuleReport.Broken broken)) {
            throw Stopped.because("a changed byte of the evidence was not found.");
        }
        container
                .select(Story.class)
                .get()
                .tell(
                        "The evidence is handed out, and verified",
                        "All " + intact.events()
                                + " events of the case hold, under a signed root; decided by the rules "
                                + rulesHash.substring(0, 12) + ".",
                        "With one byte changed: " + broken.message());
        narrator.end(Story.shown(options.evidence()), intact);
        return 0;
    }

    /** What went wrong while the container made its beans hides in the causes. */
    private static int explained(RuntimeException failure, PrintWriter err) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuleSetException faulty) {
                err.println(faulty.getMessage());
                return 1;
            }
        }
        throw failure;
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("The command runs under picocli alone.");
        }
        return spec;
    }
}
