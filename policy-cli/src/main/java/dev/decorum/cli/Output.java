package dev.decorum.cli;

import dev.decorum.policy.PolicyJson;
import dev.decorum.rules.source.Fault;
import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** Faults as people read them, with their codes in colour and, on a terminal, no wider than it is. */
    List<String> rendered(List<Fault> faults) {
        int columns = ansi.enabled() && !faults.isEmpty() ? Terminal.columns() : Integer.MAX_VALUE;
        return faults.stream().map(fault -> rendered(fault, columns)).toList();
    }

    private String rendered(Fault fault, int columns) {
        String code = "[" + fault.code() + "]";
        String marked = fault.isError() ? bad(code) : careful(code);
        return fault.render(columns).replaceFirst(Pattern.quote(code), Matcher.quoteReplacement(marked));
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
