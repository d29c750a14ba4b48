package dev.decorum.cli;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.explanation.Explanation;
import dev.decorum.policy.explanation.RuleExplanation;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.explain.ExplanationText;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = "Says of every rule why it fired on a request, or why not.",
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is explained",
            "1:the rules are faulty",
            "64:the command was not understood, or no rule has the id",
            "65:the request cannot be read",
            "66:a file or folder is not there"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  decorum explain --request request.json",
            "  decorum explain --request request.json --rule refund-small"
        })
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private final CaseOptions given;

    @Option(names = "--rule", paramLabel = "ID", description = "Explains this rule alone.")
    private @Nullable String rule;

    @Option(names = "--json", description = "Prints the explanation as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    ExplainCommand(InputStream standardInput) {
        this.given = new CaseOptions(standardInput);
    }

    @Override
    public Integer call() throws Failure {
        PolicyRequest asked = given.request();
        Explanation explanation = given.engine(given.rules()).explain(asked);
        Output out = Output.of(spec);
        if (rule != null) {
            RuleExplanation one = one(explanation, rule);
            print(out, one, ExplanationText.of(one));
        } else {
            print(out, explanation, ExplanationText.of(explanation));
        }
        return ExitCode.OK;
    }

    private void print(Output out, Object value, String text) {
        if (json) {
            out.json(value);
        } else {
            out.line(text.stripTrailing());
        }
    }

    private static RuleExplanation one(Explanation explanation, String id) throws Failure {
        RuleExplanation found = explanation.rule(id).orElse(null);
        if (found == null) {
            throw new Failure(
                    ExitCode.USAGE,
                    "No rule `" + id + "` holds where the request happens.",
                    Names.suggest(
                            id,
                            explanation.rules().stream().map(r -> r.rule().id()).toList()));
        }
        return found;
    }
}
