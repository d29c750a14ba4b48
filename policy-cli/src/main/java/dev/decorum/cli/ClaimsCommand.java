package dev.decorum.cli;

import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.claim.Finding;
import dev.decorum.policy.claim.LabelledText;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Signal;
import dev.decorum.rules.catalog.Lexicons;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "claims",
        description = {
            "Finds by the phrases of the rules what a reply claims and what a message gives away.",
            "Whether a claim may be made is for the rules to say: see explain."
        },
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the text was looked through, whatever was found",
            "1:the rules are faulty",
            "64:the command was not understood",
            "65:the text is not UTF-8",
            "66:a file or folder is not there"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  decorum claims --lang en \"We will refund you tomorrow.\"",
            "  decorum claims --file draft.txt --json",
            "  decorum claims --eval rules/claims/labelled/en.tsv --misses",
            "  decorum claims --train"
        })
final class ClaimsCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "TEXT", description = "The text, in quotes.")
    private @Nullable String given;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The file that holds the text; - reads standard input.")
    private @Nullable Path file;

    @Option(
            names = "--lang",
            paramLabel = "TAG",
            description = "Its language, such as de or en-GB. Unless given: the phrases of all languages are tried.")
    private @Nullable String language;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder that holds catalog.yaml. Unless given: the installation's own, or ./rules.")
    private @Nullable Path folder;

    @Option(
            names = "--eval",
            paramLabel = "FILE",
            description = "Holds the detection against labelled sentences, and prints precision, recall and F1.")
    private @Nullable Path labelled;

    @Option(
            names = "--part",
            paramLabel = "PART",
            defaultValue = "all",
            description = "With --eval, which sentences: held-out (a fixed fifth), tuning (the others) or all.")
    private String part = "all";

    @Option(
            names = "--train",
            description = "Trains the model on claims/labelled of the rules, without its held-out part, and writes it "
                    + "to claims/model.txt.")
    private boolean train;

    @Option(names = "--misses", description = "With --eval, lists the sentences that are judged wrongly.")
    private boolean misses;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final InputStream standardInput;

    ClaimsCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws Failure {
        String text = labelled == null && !train ? text() : "";
        RulesDir rules = RulesDir.of(folder);
        if (train) {
            return new ClaimsTraining(rules.folder()).run(Output.of(spec));
        }
        Lexicons lexicons = Lexicons.of(rules.folder());
        if (labelled != null) {
            return evaluate(labelled, rules, lexicons);
        }
        ClaimDetector signs = lexicons.signs();
        List<Finding<ClaimCategory>> claims = signs.claimFindings(text, language, null);
        List<Finding<Signal>> signals = signs.signalFindings(text, language);
        refuseFaults(rules, lexicons);
        return show(text, claims, signals);
    }

    private int evaluate(Path file, RulesDir rules, Lexicons lexicons) throws Failure {
        List<LabelledText> rows;
        try {
            rows = LabelledText.read(Input.text(Input.bytes(file), file.toString()));
        } catch (LabelledText.FormatException e) {
            throw new Failure(ExitCode.BAD_DATA, file + ": " + e.getMessage(), "Separate the columns with tabs.");
        }
        ClaimsEval eval = ClaimsEval.of(rows.stream().filter(this::isWanted).toList(), lexicons.signs());
        refuseFaults(rules, lexicons);
        Output out = Output.of(spec);
        if (json) {
            out.json(eval.json());
            return ExitCode.OK;
        }
        eval.print(out);
        if (misses) {
            out.line("");
            eval.printMisses(out);
        }
        return ExitCode.OK;
    }

    private boolean isWanted(LabelledText row) {
        return switch (part) {
            case "all" -> true;
            case "held-out" -> row.isHeldOut();
            case "tuning" -> !row.isHeldOut();
            default ->
                throw new ParameterException(
                        spec.commandLine(), "--part is held-out, tuning or all, and not `" + part + "`.");
        };
    }

    private static void refuseFaults(RulesDir rules, Lexicons lexicons) throws Failure {
        if (lexicons.faults().hasErrors()) {
            throw rules.faulty(
                    "No text is looked through by faulty rules.",
                    lexicons.faults().list());
        }
    }

    private int show(String text, List<Finding<ClaimCategory>> claims, List<Finding<Signal>> signals) {
        SourceFile source = new SourceFile(name(), text);
        List<Found> found = new ArrayList<>();
        claims.forEach(f -> found.add(Found.of("claim", f)));
        signals.forEach(f -> found.add(Found.of("signal", f)));
        found.sort(Comparator.comparingInt(Found::startsAt)
                .thenComparingInt(Found::endsAt)
                .thenComparing(Found::kind)
                .thenComparing(Found::name));
        Output out = Output.of(spec);
        if (json) {
            out.json(new Findings(
                    language, found.stream().map(f -> f.seen(source)).toList()));
        } else {
            found.forEach(f -> print(out, source.place(f.startsAt(), f.endsAt()), f));
            out.line(found.isEmpty() ? "No claim and no signal found." : count(found));
        }
        return ExitCode.OK;
    }

    private static String count(List<Found> found) {
        long claims = found.stream().filter(f -> f.kind().equals("claim")).count();
        long signals = found.size() - claims;
        return claims + (claims == 1 ? " claim, " : " claims, ") + signals + (signals == 1 ? " signal." : " signals.");
    }

    private static void print(Output out, Place place, Found found) {
        String number = String.valueOf(place.line());
        out.line(place + ": " + found.kind() + " " + out.careful(found.name()) + ", by " + found.why());
        out.line("  " + number + " | " + place.lineText().replace('\t', ' '));
        out.line("  " + " ".repeat(number.length()) + " | " + " ".repeat(place.column() - 1)
                + "^".repeat(place.length()));
        out.line("");
    }

    private String name() {
        return file == null ? "text" : isStandardInput() ? "standard input" : file.toString();
    }

    private boolean isStandardInput() {
        return file != null && file.toString().equals("-");
    }

    private String text() throws Failure {
        if ((given == null) == (file == null)) {
            throw new ParameterException(spec.commandLine(), "Give either a text in quotes or --file.");
        }
        if (given != null) {
            return given;
        }
        try {
            byte[] bytes = file == null || isStandardInput() ? standardInput.readAllBytes() : Input.bytes(file);
            return Input.text(bytes, name());
        } catch (IOException e) {
            throw new Failure(ExitCode.NO_INPUT, "Standard input cannot be read.", "Name a file with --file.");
        }
    }

    private record Findings(@Nullable String language, List<Seen> findings) {}

    private record Found(String kind, String name, Finding<?> finding) {
        static Found of(String kind, Finding<? extends Enum<?>> finding) {
            return new Found(kind, FactKinds.wordFor(finding.meaning()), finding);
        }

        int startsAt() {
            return finding.startsAt();
        }

        int endsAt() {
            return finding.endsAt();
        }

        String why() {
            return finding.pattern().isEmpty()
                    ? "the trained model (" + finding.confidence() + " of 100)"
                    : "`" + finding.pattern() + "` in " + finding.origin();
        }

        Seen seen(SourceFile source) {
            Place place = source.place(startsAt(), endsAt());
            return new Seen(
                    kind,
                    name,
                    finding.language(),
                    startsAt(),
                    endsAt(),
                    place.line(),
                    place.column(),
                    source.text().substring(startsAt(), endsAt()),
                    finding.confidence(),
                    finding.origin(),
                    finding.pattern());
        }
    }

    private record Seen(
            String kind,
            String name,
            @Nullable String language,
            int startsAt,
            int endsAt,
            int line,
            int column,
            String text,
            int confidence,
            String origin,
            String pattern) {}
}
