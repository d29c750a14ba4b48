package dev.decorum.cli;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    @Mixin
    private final CaseOptions given;

    @Option(names = "--json", description = "Prints the decision as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    DecideCommand(InputStream standardInput) {
        this.given = new CaseOptions(standardInput);
    }

    @Override
    public Integer call() throws Failure {
        PolicyRequest asked = given.request();
        RulesDir rules = given.rules();
        PolicyDecision decision = given.engine(rules).decide(asked);
        Output out = Output.of(spec);
        if (json) {
            out.json(decision);
        } else {
            new DecisionText(out, rules, decision).print(asked);
        }
        return ExitCode.OK;
    }
}
