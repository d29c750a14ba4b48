package dev.decorum.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Prints a script that completes commands and options in a shell.",
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the script is printed", "64:the command was not understood"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  decorum completion bash > ~/.local/share/bash-completion/completions/decorum",
            "  decorum completion zsh > ~/.decorum-completion && echo '. ~/.decorum-completion' >> ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {
    /** The script is made for bash; this lets zsh run it. */
    private static final String ZSH_HEAD =
            "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    @Option(names = "--json", description = "Prints the script as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** A shell that can complete. */
    private enum Shell {
        BASH,
        ZSH
    }

    @Override
    public Integer call() {
        CommandLine all = spec.root().commandLine();
        for (String launched : new String[] {"demo", "serve"}) {
            all.addSubcommand(launched, CommandSpec.create().name(launched));
        }
        String script = (shell == Shell.ZSH ? ZSH_HEAD : "") + AutoComplete.bash("decorum", all);
        Output out = Output.of(spec);
        if (json) {
            out.json(new Script(shell, script));
        } else {
            out.text(script);
        }
        return ExitCode.OK;
    }

    private record Script(Shell shell, String script) {}
}
