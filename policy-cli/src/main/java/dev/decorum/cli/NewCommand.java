package dev.decorum.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "new",
        description = "Begins something new in the folder of the rules.",
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeOnInvalidInput = ExitCode.USAGE,
        footerHeading = "%nExample:%n",
        footer = "  decorum new rule --layer regions/de")
final class NewCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name what is to be new: rule.");
    }
}
