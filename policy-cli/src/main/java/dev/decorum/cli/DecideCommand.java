package dev.decorum.cli;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Reply;
import dev.decorum.policy.reply.ReplyCheck;
import dev.decorum.policy.reply.ReplyReport;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.source.SourceFile;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "decide",
        description = {
            "Decides a request, and says which rules did and why.",
            "With --draft it also says what in the draft does not fit the decision."
        },
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is decided",
            "1:the rules are faulty",
            "2:the draft does not fit the decision",
            "64:the command was not understood",
            "65:the request or the draft cannot be read",
            "66:a file or folder is not there"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  decorum decide --request request.json",
            "  decorum decide --request request.json --draft reply.txt",
            "  decorum decide --request - --rules rules --json < request.json"
        })
final class DecideCommand implements Callable<Integer> {
    @Mixin
    private final CaseOptions given;

    @Option(
            names = "--draft",
            paramLabel = "FILE",
            description = "A reply to hold against the decision; it takes the place of the request's own.")
    private @Nullable Path draft;

    @Option(
            names = "--json",
            description = "Prints the decision as JSON; with --draft, the decision and the report on the draft.")
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
        Output out = Output.of(spec);
        if (draft != null) {
            return check(asked, Input.text(Input.bytes(draft), draft.toString()), draft, rules, out);
        }
        PolicyDecision decision = given.engine(rules).decide(asked);
        if (json) {
            out.json(decision);
        } else {
            new DecisionText(out, rules, decision).print(asked);
        }
        return ExitCode.OK;
    }

    private int check(PolicyRequest asked, String text, Path file, RulesDir rules, Output out) throws Failure {
        DroolsPolicyEngine engine = given.engine(rules);
        PolicyRequest request = asked.with(reply(asked, text));
        PolicyDecision decision = engine.decide(request);
        ReplyReport report = new ReplyCheck(engine.disclosures()).check(request, decision);
        if (json) {
            out.json(new Checked(decision, report));
        } else {
            new DecisionText(out, rules, decision).print(request);
            new DraftText(out, new SourceFile(file.toString(), text)).print(report);
        }
        return report.isClean() ? ExitCode.OK : ExitCode.REJECTED;
    }

    /** The draft as the request's own reply has it; else as an answer to its message, read by all who read that. */
    private static Reply reply(PolicyRequest asked, String text) {
        Audience audience = asked.find(Message.class).map(Message::audience).orElse(Audience.PUBLIC);
        return asked.find(Reply.class)
                .map(reply -> Reply.of(reply.audience(), reply.author(), reply.language(), text))
                .orElseGet(() -> Reply.of(audience, Author.BOT, null, text));
    }

    private record Checked(PolicyDecision decision, ReplyReport draft) {}
}
