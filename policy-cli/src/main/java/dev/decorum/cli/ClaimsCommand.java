package dev.decorum.cli;

import dev.decorum.policy.claim.TextSigns;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.FactKinds;
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
            "  decorum claims --file draft.txt --json"
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
        String text = text();
        TextSigns signs = RulesDir.of(folder)
                .read("No text is looked through by faulty rules.")
                .signs();
        SourceFile source = new SourceFile(name(), text);
        List<Finding> found = new ArrayList<>();
        for (Claim claim : signs.claims(text, language)) {
            String category = FactKinds.wordFor(claim.category());
            found.add(new Finding("claim", category, claim.language(), claim.startsAt(), claim.endsAt()));
        }
        for (TextSigns.SignalFinding hit : signs.signalFindings(text, language)) {
            String signal = FactKinds.wordFor(hit.signal());
            found.add(new Finding("signal", signal, hit.language(), hit.startsAt(), hit.endsAt()));
        }
        found.sort(Comparator.comparingInt(Finding::startsAt)
                .thenComparingInt(Finding::endsAt)
                .thenComparing(Finding::kind)
                .thenComparing(Finding::name));
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

    private static String count(List<Finding> found) {
        long claims = found.stream().filter(f -> f.kind().equals("claim")).count();
        long signals = found.size() - claims;
        return claims + (claims == 1 ? " claim, " : " claims, ") + signals + (signals == 1 ? " signal." : " signals.");
    }

    private static void print(Output out, Place place, Finding finding) {
        String number = String.valueOf(place.line());
        out.line(place + ": " + finding.kind() + " " + out.careful(finding.name()) + ", by a phrase of the language `"
                + finding.language() + "`");
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

    private record Finding(
            String kind, String name, @Nullable String language, int startsAt, int endsAt) {
        Seen seen(SourceFile source) {
            Place place = source.place(startsAt, endsAt);
            String words = source.text().substring(startsAt, endsAt);
            return new Seen(kind, name, language, startsAt, endsAt, place.line(), place.column(), words);
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
            String text) {}
}
