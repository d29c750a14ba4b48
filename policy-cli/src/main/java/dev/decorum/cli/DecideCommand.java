package dev.decorum.cli;

import dev.decorum.policy.MalformedJsonException;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.source.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "decide",
        description = "Decides a request, and says which rules did and why.",
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is decided",
            "1:the rules are faulty",
            "64:the command was not understood",
            "65:the request cannot be read",
            "66:a file or folder is not there"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  decorum decide --request request.json",
            "  decorum decide --request - --rules rules --json < request.json"
        })
final class DecideCommand implements Callable<Integer> {
    private final InputStream standardInput;

    @Option(
            names = "--request",
            required = true,
            paramLabel = "FILE",
            description = "The request as JSON; - reads standard input.")
    private String request = "";

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder that holds catalog.yaml. Unless given: the installation's own, or ./rules.")
    private @Nullable Path folder;

    @Option(names = "--json", description = "Prints the decision as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    DecideCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws Failure {
        PolicyRequest asked = read();
        RulesDir rules = RulesDir.of(folder);
        PolicyDecision decision = load(rules).decide(asked);
        Output out = Output.of(spec);
        if (json) {
            out.json(decision);
        } else {
            new DecisionText(out, rules, decision).print(asked);
        }
        return ExitCode.OK;
    }

    private PolicyRequest read() throws Failure {
        String name = request.equals("-") ? "standard input" : request;
        try {
            byte[] bytes = request.equals("-") ? standardInput.readAllBytes() : Input.bytes(Path.of(request));
            return PolicyJson.readRequest(Input.text(bytes, name));
        } catch (MalformedJsonException e) {
            String place = name + ":" + e.line() + ":" + e.column() + ": ";
            throw new Failure(ExitCode.BAD_DATA, place + e.problem(), e.remedy());
        } catch (IOException e) {
            throw new Failure(ExitCode.NO_INPUT, "Standard input cannot be read.", "Name a file with --request.");
        }
    }

    private static DroolsPolicyEngine load(RulesDir rules) throws Failure {
        try {
            return DroolsPolicyEngine.load(rules.folder());
        } catch (RuleSetException e) {
            String faults = e.faults().stream()
                    .filter(Fault::isError)
                    .map(fault -> rules.seenFromHere(fault).render())
                    .collect(Collectors.joining("\n\n"));
            throw new Failure(
                    ExitCode.FAULTY, "Nothing is decided by faulty rules.\n" + faults, "`decorum check` checks them.");
        }
    }
}
