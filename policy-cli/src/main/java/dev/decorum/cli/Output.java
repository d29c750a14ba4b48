package dev.decorum.cli;

import dev.decorum.policy.PolicyJson;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** What a command prints: plain texts, headings, words in colour on a terminal, JSON for machines. */
final class Output {
    private final PrintWriter out;
    private final Ansi ansi;

    private Output(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    static Output of(CommandSpec spec) {
        CommandLine command = spec.commandLine();
        return new Output(command.getOut(), command.getColorScheme().ansi());
    }

    /** A number with its noun. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    void line(String text) {
        out.println(text);
    }

    /** A text that ends its own lines. */
    void text(String text) {
        out.print(text);
        out.flush();
    }

    void heading(String text) {
        out.println();
        out.println(style("bold", text));
    }

    void json(Object value) {
        out.println(PolicyJson.writePretty(value));
    }

    String good(String word) {
        return style("fg(green)", word);
    }

    String careful(String word) {
        return style("fg(yellow)", word);
    }

    String bad(String word) {
        return style("bold,fg(red)", word);
    }

    private String style(String style, String text) {
        return ansi.string("@|" + style + " " + text + "|@");
    }
}
