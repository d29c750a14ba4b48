package dev.decorum.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code decorum} command. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        StandardStream output = new StandardStream(FileDescriptor.out);
        PrintStream out = output.utf8();
        PrintStream err = new StandardStream(FileDescriptor.err).utf8();
        System.setOut(out);
        System.setErr(err);
        int code = run(new PrintWriter(out, true, UTF_8), new PrintWriter(err, true, UTF_8), args);
        System.exit(output.exitCode(code, err));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(out, err, Clock.system(ZoneId.systemDefault()), args);
    }

    static int run(PrintWriter out, PrintWriter err, Clock clock, String... args) {
        try {
            return commandLine(out, err, clock).execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            err.println("decorum: There is not enough memory for this input. Maybe it is the wrong file.");
        } catch (Throwable e) {
            err.println(internal(e));
        } finally {
            out.flush();
            err.flush();
        }
        return ExitCode.INTERNAL;
    }

    private static CommandLine commandLine(PrintWriter out, PrintWriter err, Clock clock) {
        CommandLine commands = new CommandLine(new DecorumCommand())
                .addSubcommand(new ChannelsCommand())
                .addSubcommand(new CheckCommand(clock))
                .addSubcommand(new ClaimsCommand(System.in))
                .addSubcommand(new CompletionCommand())
                .addSubcommand(new CoverageCommand())
                .addSubcommand(new DecideCommand(System.in))
                .addSubcommand(new DiffCommand())
                .addSubcommand(new DocsCommand())
                .addSubcommand(new ExplainCommand(System.in))
                .addSubcommand(new IntakeCommand(clock))
                .addSubcommand(new CommandLine(new NewCommand())
                        .addSubcommand(new NewRuleCommand(clock, Questions.onTerminal())))
                .addSubcommand(new RulesCommand(clock))
                .addSubcommand(new TestCommand())
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new WatchCommand(clock, new CountDownLatch(1)));
        return commands.setOut(out)
                .setErr(err)
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .registerConverter(LocalDate.class, Main::day)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler(Main::failed);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "`" + text + "` is not a date; write year, month and day, such as 2026-08-02");
        }
    }

    private static int misused(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("decorum: " + e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            err.println("  = Did you mean `" + String.join("`, `", unmatched.getSuggestions()) + "`?");
        }
        err.println("  = `" + command.getCommandSpec().qualifiedName() + " --help` tells how it is used.");
        return ExitCode.USAGE;
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult arguments) {
        if (e instanceof Failure failure) {
            command.getErr().println("decorum: " + failure.render());
            return failure.exitCode();
        }
        command.getErr().println(internal(e));
        return ExitCode.INTERNAL;
    }

    /** Without the exception's own message, which may hold what a file says. */
    private static String internal(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
        return "decorum: This is a fault of Decorum itself (" + e.getClass().getSimpleName() + place
                + "). Please report it with the command that you gave.";
    }
}
