package dev.decorum.example.demo;

import dev.decorum.example.operations.CaseFile;
import dev.decorum.example.operations.Shop;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.evidence.EvidenceReport;
import dev.decorum.policy.evidence.EvidenceVerifier;
import dev.decorum.rules.RuleSetException;
import jakarta.enterprise.inject.se.SeContainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
                    + " and the evidence is verified. Customer, supervisor, clock and database are played in this"
                    + " process; everything else is the library.",
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
        footer = "  ./decorum demo --json --evidence /tmp/case.jsonl | head -n 3")
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
                    "Where the evidence goes; target/demo-evidence.jsonl of the checkout unless given. A log that an"
                            + " earlier run left there is replaced; any other file is not.")
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
                evidence == null ? home.resolve("target/demo-evidence.jsonl") : evidence);
        Ansi ansi = spec().commandLine().getColorScheme().ansi();
        Narrator narrator = json ? new JsonNarrator(out) : new TextNarrator(out, ansi);
        try (Progress progress = Progress.on(err, ansi);
                SeContainer container = Wiring.start(options, narrator)) {
            return tell(container, options, narrator, progress);
        } catch (Stopped e) {
            err.println("decorum: " + e.getMessage());
            return e.exitCode();
        } catch (RuntimeException e) {
            return explained(e, err);
        }
    }

    private static int tell(SeContainer container, DemoOptions options, Narrator narrator, Progress progress) {
        // Faulty rules stop here, before the evidence of the run before is replaced.
        String rulesHash = container.select(PolicyEngine.class).get().rulesHash();
        progress.close();
        Shop shop = container.select(Shop.class).get();
        ConversationChapter conversation =
                container.select(ConversationChapter.class).get();
        CaseFile of = new CaseFile("case-1", shop);
        Tone tone = conversation.tell(of);
        container.select(RefundChapter.class).get().tell(of, tone);
        EvidenceReport report = verify(options.evidence());
        if (!(report instanceof EvidenceReport.Holds holds)) {
            throw Stopped.because(report.message());
        }
        container
                .select(Story.class)
                .get()
                .tell(
                        "The evidence is verified",
                        "All " + holds.head().count()
                                + " events hold, each linked to the one before; decided by the rules "
                                + rulesHash.substring(0, 12) + ".");
        narrator.end(Story.shown(options.evidence()), holds.head());
        return 0;
    }

    private static EvidenceReport verify(Path file) {
        try {
            return EvidenceVerifier.verify(file);
        } catch (IOException e) {
            throw Stopped.because("the evidence cannot be read.");
        }
    }

    /** What went wrong while the container made its beans hides in the causes. */
    private static int explained(RuntimeException failure, PrintWriter err) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuleSetException faulty) {
                err.println(faulty.getMessage());
                return 1;
            }
            if (cause instanceof IOException unwritable) {
                err.println("decorum: " + unwritable.getMessage());
                return CANNOT_WRITE;
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
