package dev.decorum.testing.report;

import dev.decorum.testing.coverage.Coverage;
import dev.decorum.testing.coverage.Coverage.OfCondition;
import dev.decorum.testing.coverage.Coverage.OfRule;
import dev.decorum.testing.coverage.Coverage.Ratio;
import dev.decorum.testing.coverage.Coverage.Touched;
import dev.decorum.testing.coverage.CoverageText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Coverage as one page: the sums, then every file of rules with its conditions marked. Marks differ by line and letter
 * and not by colour alone: T was seen true, F was seen false.
 */
public final class CoverageHtml {
    private final Coverage coverage;
    private final Function<String, String> sources;
    private final StringBuilder out = new StringBuilder();

    private CoverageHtml(Coverage coverage, Function<String, String> sources) {
        this.coverage = coverage;
        this.sources = sources;
    }

    /**
     * The page.
     *
     * @param sources the text of a file of rules, by its path as seen from the folder of the rules
     */
    public static String write(Coverage coverage, Function<String, String> sources) {
        CoverageHtml page = new CoverageHtml(coverage, sources);
        page.body();
        return HtmlPage.of("Coverage of rules", page.out.toString());
    }

    private void body() {
        out.append("<table>\n<tr><th>what</th><th>part</th><th>covered</th></tr>\n");
        sum("rules that fired", coverage.ofRules());
        sum("outcomes of conditions that were seen", coverage.ofOutcomes());
        sum("layers with a case", coverage.ofLayers());
        sum("surfaces in regions with a case", coverage.ofPlaces());
        out.append("</table>\n<p>A condition is marked <mark class=\"good\">x<sup>TF</sup></mark> when it was seen true"
                + " and false, <mark class=\"part\">x<sup>T</sup></mark> or <mark class=\"part\">x<sup>F</sup></mark>"
                + " when only one of the two, <mark class=\"bad\">x<sup>-</sup></mark> when it was never reached. The"
                + " number in front of a rule says in how many cases it fired.</p>\n");
        Map<String, List<OfRule>> files = new LinkedHashMap<>();
        coverage.rules().forEach(r -> files.computeIfAbsent(r.rule().file(), f -> new ArrayList<>())
                .add(r));
        files.forEach(this::file);
        touched("Layers", coverage.layers());
        touched("Surfaces in regions", coverage.places());
    }

    private void sum(String what, Ratio ratio) {
        out.append("<tr><td>")
                .append(what)
                .append("</td><td class=\"n ")
                .append(ratio.covered() == ratio.total() ? "good" : "part")
                .append("\">")
                .append(CoverageText.percent(ratio))
                .append("</td><td class=\"n\">")
                .append(ratio.covered())
                .append(" of ")
                .append(ratio.total())
                .append("</td></tr>\n");
    }

    private void touched(String title, List<Touched> all) {
        long cases = all.stream().filter(t -> t.cases() > 0).count();
        out.append("<details>\n<summary>")
                .append(title)
                .append(": ")
                .append(cases)
                .append(" of ")
                .append(all.size())
                .append("</summary>\n<table>\n<tr><th>name</th><th>cases</th></tr>\n");
        for (Touched one : all) {
            out.append("<tr><td>")
                    .append(HtmlPage.text(one.name()))
                    .append("</td><td class=\"")
                    .append(one.cases() > 0 ? "good" : "bad")
                    .append("\">")
                    .append(one.cases())
                    .append("</td></tr>\n");
        }
        out.append("</table>\n</details>\n");
    }

    private void file(String path, List<OfRule> rules) {
        Map<Integer, OfRule> heads = new HashMap<>();
        Map<Integer, List<OfCondition>> marks = new HashMap<>();
        long fired = 0;
        int seen = 0;
        int outcomes = 0;
        for (OfRule rule : rules) {
            heads.put(rule.rule().line(), rule);
            fired += rule.fired() > 0 ? 1 : 0;
            for (OfCondition condition : rule.conditions()) {
                marks.computeIfAbsent(condition.line(), l -> new ArrayList<>()).add(condition);
                seen += condition.outcomes();
                outcomes += 2;
            }
        }
        boolean whole = fired == rules.size() && seen == outcomes;
        out.append("<details>\n<summary><span class=\"")
                .append(whole ? "good" : "part")
                .append("\">")
                .append(HtmlPage.text(path))
                .append("</span> ")
                .append(fired)
                .append(" of ")
                .append(rules.size())
                .append(" rules, ")
                .append(seen)
                .append(" of ")
                .append(outcomes)
                .append(" outcomes</summary>\n<pre>");
        List<String> lines = sources.apply(path).lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            line(number, lines.get(number - 1), heads.get(number), marks.getOrDefault(number, List.of()));
        }
        out.append("</pre>\n</details>\n");
    }

    private void line(int number, String text, @Nullable OfRule head, List<OfCondition> marks) {
        out.append("<span class=\"no\">")
                .append(String.format(Locale.ROOT, "%4d", number))
                .append("  </span>");
        if (head != null) {
            out.append("<b class=\"")
                    .append(head.fired() > 0 ? "good" : "bad")
                    .append("\">")
                    .append(head.fired())
                    .append("&times;</b> ");
        }
        List<OfCondition> ordered = new ArrayList<>(marks);
        ordered.sort(Comparator.comparingInt(OfCondition::column));
        int at = 0;
        for (OfCondition condition : ordered) {
            int start = offset(text, condition.column() - 1);
            int end = offset(text, condition.column() - 1 + condition.length());
            if (start >= at) {
                out.append(HtmlPage.text(text.substring(at, start)));
                mark(condition, text.substring(start, end));
                at = end;
            }
        }
        out.append(HtmlPage.text(text.substring(at))).append('\n');
    }

    private static int offset(String text, int codePoints) {
        int length = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.max(0, Math.min(codePoints, length)));
    }

    private void mark(OfCondition condition, String text) {
        String kind = condition.outcomes() == 2 ? "good" : condition.outcomes() == 1 ? "part" : "bad";
        String letters = (condition.seenTrue() > 0 ? "T" : "") + (condition.seenFalse() > 0 ? "F" : "");
        out.append("<mark class=\"")
                .append(kind)
                .append("\" title=\"true in ")
                .append(condition.seenTrue())
                .append(", false in ")
                .append(condition.seenFalse())
                .append(" cases\">")
                .append(HtmlPage.text(text))
                .append("<sup>")
                .append(letters.isEmpty() ? "-" : letters)
                .append("</sup></mark>");
    }
}
