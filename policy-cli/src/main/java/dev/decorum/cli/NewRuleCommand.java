package dev.decorum.cli;

import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.book.NewRule;
import dev.decorum.rules.catalog.Catalog;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.PolicyRule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rule",
        description = {
            "Begins a rule, with a case in which it speaks and one in which it must stay silent.",
            "On a terminal it asks for what is not given. Until the files are filled in, check refuses the rule."
        },
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the files are written",
            "1:the rules are faulty, so nothing is added to them",
            "64:the command was not understood, the id is taken, or there is no such layer",
            "66:the folder is not there",
            "74:a file is there already or cannot be written; nothing is written"
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  decorum new rule --id de-gift-orders --layer regions/de --owner support-policy \\",
            "    --name \"a gift goes back to the giver\" --basis \"house rule: gifts\""
        })
final class NewRuleCommand implements Callable<Integer> {
    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder that holds catalog.yaml. Unless given: the installation's own, or ./rules.")
    private @Nullable Path folder;

    @Option(names = "--id", paramLabel = "ID", description = "Its id, in small letters, digits and dashes.")
    private @Nullable String id;

    @Option(names = "--layer", paramLabel = "LAYER", description = "The least specific layer in which it is true.")
    private @Nullable String layer;

    @Option(names = "--name", paramLabel = "NAME", description = "What it does, in words.")
    private @Nullable String name;

    @Option(names = "--basis", paramLabel = "BASIS", description = "The law, platform policy or house rule.")
    private @Nullable String basis;

    @Option(names = "--owner", paramLabel = "TEAM", description = "The team that answers for it.")
    private @Nullable String owner;

    @Option(names = "--effective", paramLabel = "DATE", description = "The first day on which it holds.")
    private @Nullable LocalDate effective;

    @Option(names = "--unconfirmed", description = "Marks the basis as not certain.")
    private boolean unconfirmed;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Clock clock;
    private final Questions questions;

    NewRuleCommand(Clock clock, Questions questions) {
        this.clock = clock;
        this.questions = questions;
    }

    @Override
    public Integer call() throws Failure {
        RulesDir dir = RulesDir.of(folder);
        RuleSet rules = dir.read("Nothing is added to faulty rules.");
        NewRule rule = new NewRule(
                freeId(rules, given("--id", id, "The id of the rule, such as de-gift-orders:")),
                known(
                        rules.catalog(),
                        given("--layer", layer, "Its layer, such as base, surfaces/email or regions/de:")),
                line("--name", given("--name", name, "What it does, in a few words:")),
                line("--basis", given("--basis", basis, "The law, platform policy or house rule behind it:")),
                line("--owner", given("--owner", owner, "The team that answers for it:")),
                unconfirmed,
                effective);
        Map<Path, String> texts = new LinkedHashMap<>();
        rule.files(rules.catalog(), LocalDate.now(clock))
                .forEach((path, text) -> texts.put(dir.folder().resolve(path), text));
        OutputFiles.create(texts);
        Output out = Output.of(spec);
        String ruleFile = dir.prefix() + rule.ruleFile();
        String suiteFile = dir.prefix() + rule.suiteFile();
        if (json) {
            out.json(new Written(rule.id(), ruleFile, suiteFile));
        } else {
            out.line("Written: " + ruleFile);
            out.line("Written: " + suiteFile);
            out.line("Fill in what is marked in both. Until then `decorum check " + dir.name()
                    + "` refuses the rule and says what is missing.");
        }
        return ExitCode.OK;
    }

    private String given(String option, @Nullable String value, String question) {
        String answer = value == null ? questions.ask(question) : value;
        if (answer == null || answer.isBlank()) {
            throw new ParameterException(spec.commandLine(), option + " is missing, and nobody can be asked for it.");
        }
        return answer.strip();
    }

    private String line(String option, String text) {
        if (text.matches("(?s).*[\"\\\\\\p{Cntrl}].*")) {
            throw new ParameterException(
                    spec.commandLine(), option + " is one line without quotation marks and backslashes.");
        }
        return text;
    }

    private String freeId(RuleSet rules, String wanted) throws Failure {
        if (!wanted.matches(ID)) {
            throw new ParameterException(
                    spec.commandLine(), "--id is written in small letters, digits and single dashes.");
        }
        Optional<PolicyRule> other =
                rules.rules().stream().filter(r -> r.id().equals(wanted)).findFirst();
        if (other.isPresent()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The id `" + wanted + "` is taken by the rule at "
                            + other.get().place() + ".",
                    "Choose another id, or change that rule.");
        }
        return wanted;
    }

    private static String known(Catalog catalog, String layer) throws Failure {
        String[] parts = layer.split("/", -1);
        boolean shaped = layer.equals("base")
                || (parts.length == 2
                        && List.of("surfaces", "channels", "regions", "brands").contains(parts[0]))
                || (parts.length == 4 && parts[0].equals("channels") && parts[2].equals("regions"));
        if (!shaped) {
            throw new Failure(
                    ExitCode.USAGE,
                    "There is no layer `" + layer + "`.",
                    "A layer is base, surfaces/.., channels/.., regions/.., channels/../regions/.. or brands/...");
        }
        for (int i = 0; i + 1 < parts.length; i += 2) {
            Collection<String> names = names(catalog, parts[i]);
            if (!names.contains(parts[i + 1])) {
                throw new Failure(
                        ExitCode.USAGE,
                        "`catalog.yaml` does not name `" + parts[i + 1] + "` under " + parts[i] + ".",
                        Names.suggest(parts[i + 1], names));
            }
        }
        return layer;
    }

    private static Collection<String> names(Catalog catalog, String kind) {
        return switch (kind) {
            case "surfaces" ->
                Arrays.stream(Surface.values()).map(FactKinds::wordFor).toList();
            case "channels" -> catalog.channels().keySet();
            case "regions" -> catalog.regions().keySet();
            default -> catalog.brands();
        };
    }

    private record Written(String id, String rule, String suite) {}
}
