package dev.decorum.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "decorum",
        description = "Decides by rules how customers are answered, and what may be done for them.",
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes of all commands:%n",
        exitCodeList = {
            "0:it went well",
            "1:what was checked does not hold",
            "2:a delivery was rejected",
            "3:a threshold of coverage is missed",
            "64:the command was not understood",
            "65:the input cannot be read",
            "66:a file or folder is not there",
            "70:a fault of Decorum itself",
            "74:the output cannot be written"
        },
        footerHeading = "%nRun by the launcher from the example app:%n",
        footer = {
            "  demo    Takes one message from intake to evidence.",
            "  serve   Starts the example app.",
            "",
            "Example:",
            "  decorum check rules"
        })
final class DecorumCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties properties = new Properties();
            try (InputStream in =
                    Objects.requireNonNull(DecorumCommand.class.getResourceAsStream("version.properties"))) {
                properties.load(in);
            }
            return new String[] {
                "decorum " + properties.getProperty("version") + " (Java " + System.getProperty("java.version") + ")"
            };
        }
    }
}
