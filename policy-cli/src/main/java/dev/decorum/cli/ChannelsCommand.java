package dev.decorum.cli;

import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.ReplyLimits;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "channels",
        description = {
            "Lists the channels that can be read and answered, or shows one in detail:",
            "how deliveries are verified, what they become, what a reply may be, and who says so."
        },
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:they are listed", "64:the command was not understood, or there is no such channel"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  decorum channels",
            "  decorum channels whatsapp",
            "  decorum channels --markdown > docs/channels.md"
        })
final class ChannelsCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Channels.class,
            description = "The channel's id. Unless given: all.")
    private @Nullable String name;

    @Option(names = "--markdown", description = "Prints the page of the documentation, or one section of it.")
    private boolean markdown;

    @Option(names = "--json", description = "Prints JSON: profiles, and limits with their sources.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (json && markdown) {
            throw new ParameterException(spec.commandLine(), "Give either --json or --markdown.");
        }
        if (name == null) {
            all(Output.of(spec), Channels.all().values());
        } else {
            one(Output.of(spec), Channels.named(name, spec));
        }
        return ExitCode.OK;
    }

    private void all(Output out, Collection<ChannelAdapter> adapters) {
        if (json) {
            out.json(adapters.stream().map(Sheet::of).toArray(Sheet[]::new));
        } else if (markdown) {
            out.text(ChannelPage.of(adapters));
        } else {
            ChannelText.list(out, adapters);
        }
    }

    private void one(Output out, ChannelAdapter adapter) {
        if (json) {
            out.json(Sheet.of(adapter));
        } else if (markdown) {
            out.text(ChannelPage.of(adapter));
        } else {
            ChannelText.detail(out, adapter);
        }
    }

    private record Sheet(ChannelProfile profile, ReplyLimits limits) {
        static Sheet of(ChannelAdapter adapter) {
            return new Sheet(adapter.profile(), adapter.limits());
        }
    }
}
