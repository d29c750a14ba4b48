package dev.decorum.cli;

import dev.decorum.rules.book.RuleBook;
import dev.decorum.rules.catalog.RuleSet;
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
        name = "docs",
        description = {
            "Writes the rule book: what holds where, in plain words, with basis, dates, owner and place.",
            "The same rules give the same book."
        },
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the book is written",
            "1:the rules are faulty",
            "64:the command was not understood",
            "66:the folder is not there",
            "74:the book cannot be written"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  decorum docs rules --out rule-book.html", "  decorum docs rules > rule-book.md"})
final class DocsCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder that holds catalog.yaml. Unless given: the installation's own, or ./rules.")
    private @Nullable Path folder;

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR",
            description = "Where to write; in a folder the file is rule-book.md or rule-book.html."
                    + " Unless given: standard output.")
    private @Nullable Path target;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "markdown or html. Unless given: what the name of the file says, else markdown.")
    private @Nullable Format format;

    @Option(names = "--json", description = "Prints JSON: what was written, or with it the book itself.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** How the book is written. */
    private enum Format {
        MARKDOWN,
        HTML
    }

    @Override
    public Integer call() throws Failure {
        RuleSet rules = RulesDir.of(folder).read("No book is written of faulty rules.");
        Format chosen = format == null ? byName() : format;
        String book = chosen == Format.HTML ? RuleBook.html(rules) : RuleBook.markdown(rules);
        Output out = Output.of(spec);
        if (target == null) {
            if (json) {
                out.json(new Written(chosen, rules.hash(), rules.rules().size(), null, book));
            } else {
                out.text(book);
            }
            return ExitCode.OK;
        }
        Path file = Files.isDirectory(target)
                ? target.resolve(chosen == Format.HTML ? "rule-book.html" : "rule-book.md")
                : target;
        OutputFiles.replace(file, book);
        if (json) {
            out.json(new Written(chosen, rules.hash(), rules.rules().size(), file.toString(), null));
        } else {
            out.line("Written: " + file);
        }
        return ExitCode.OK;
    }

    private Format byName() {
        String name = target == null ? "" : target.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".html") || name.endsWith(".htm") ? Format.HTML : Format.MARKDOWN;
    }

    private record Written(
            Format format,
            String hash,
            int rules,
            @Nullable String file,
            @Nullable String book) {}
}
