package dev.decorum.example.demo;

import dev.decorum.policy.evidence.CapsuleReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Tells the story on a terminal, in lines of at most 100 columns. */
final class TextNarrator implements Narrator {
    private static final int WIDTH = 100;
    private static final String INDENT = "    ";

    private final PrintWriter out;
    private final Ansi ansi;

    TextNarrator(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    @Override
    public void tell(Step step) {
        out.println(ansi.string(String.format("@|bold,cyan %2d|@  @|bold %s|@", step.number(), step.title())));
        for (String line : step.lines()) {
            wrapped(line).forEach(part -> out.println(INDENT + part));
        }
        out.flush();
    }

    @Override
    public void end(String evidence, CapsuleReport.Intact intact) {
        out.println(ansi.string("@|bold Evidence:|@ ") + evidence);
        out.flush();
    }

    private static List<String> wrapped(String line) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String word : line.split(" ")) {
            if (part.length() > 0 && INDENT.length() + part.length() + 1 + word.length() > WIDTH) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.length() == 0 ? "" : " ").append(word);
        }
        parts.add(part.toString());
        return parts;
    }
}
