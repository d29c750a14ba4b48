package dev.decorum.example;

import dev.decorum.example.demo.DemoCommand;
import dev.decorum.example.serve.ServeCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** The commands of the example application. */
@Command(
        name = "decorum",
        description = "The example application of Decorum.",
        subcommands = {DemoCommand.class, ServeCommand.class})
public final class Main {
    private static final int USAGE = 64;

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, Ansi.AUTO, args));
    }

    static int run(PrintWriter out, PrintWriter err, Ansi ansi, String... args) {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        if (args.length > 0 && args[0].equals("serve")) {
            // A server says when it starts and stops; a command that ends soon says only what is wrong.
            System.setProperty("org.slf4j.simpleLogger.log.dev.decorum.example", "info");
            System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
            System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        }
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(Main::explainUsage)
                .execute(args);
    }

    private static int explainUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        boolean unknownCommand = command.getParent() == null;
        command.getErr()
                .println(
                        unknownCommand && args.length > 0
                                ? "decorum: There is no command `" + args[0]
                                        + "` here yet. Maybe `demo` or `serve` was meant."
                                : "decorum: " + e.getMessage() + ". Maybe look at `" + command.getCommandName()
                                        + " --help`.");
        return USAGE;
    }
}
