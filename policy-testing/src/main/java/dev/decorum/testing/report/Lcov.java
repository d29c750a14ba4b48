package dev.decorum.testing.report;

import dev.decorum.testing.coverage.Coverage;
import dev.decorum.testing.coverage.Coverage.OfCondition;
import dev.decorum.testing.coverage.Coverage.OfRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Coverage in the LCOV tracefile format, which many services and editors read: a rule is a function, a condition a branch
 * with two outcomes (0 is true, 1 is false), a line counts as often as its rule fired or a condition on it was seen.
 */
public final class Lcov {
    private Lcov() {}

    /**
     * The tracefile.
     *
     * @param rules what stands before the path of a rule's file; ends with a slash, or is blank
     */
    public static String write(Coverage coverage, String rules) {
        Map<String, List<OfRule>> files = new LinkedHashMap<>();
        coverage.rules().forEach(r -> files.computeIfAbsent(r.rule().file(), f -> new ArrayList<>())
                .add(r));
        StringBuilder out = new StringBuilder();
        files.forEach((file, found) -> file(out, rules + file, found));
        return out.toString();
    }

    private static void file(StringBuilder out, String path, List<OfRule> rules) {
        out.append("TN:\nSF:").append(path).append('\n');
        rules.forEach(r -> out.append("FN:")
                .append(r.rule().line())
                .append(',')
                .append(r.rule().id())
                .append('\n'));
        rules.forEach(r -> out.append("FNDA:")
                .append(r.fired())
                .append(',')
                .append(r.rule().id())
                .append('\n'));
        out.append("FNF:").append(rules.size()).append('\n');
        out.append("FNH:")
                .append(rules.stream().filter(r -> r.fired() > 0).count())
                .append('\n');
        branches(out, rules);
        lines(out, rules);
        out.append("end_of_record\n");
    }

    private static void branches(StringBuilder out, List<OfRule> rules) {
        int found = 0;
        int hit = 0;
        int block = 0;
        for (OfRule rule : rules) {
            for (OfCondition condition : rule.conditions()) {
                boolean reached = condition.outcomes() > 0;
                branch(out, condition.line(), block, 0, reached, condition.seenTrue());
                branch(out, condition.line(), block, 1, reached, condition.seenFalse());
                block++;
                found += 2;
                hit += condition.outcomes();
            }
        }
        out.append("BRF:").append(found).append("\nBRH:").append(hit).append('\n');
    }

    /** A dash says that the condition was never reached. */
    private static void branch(StringBuilder out, int line, int block, int outcome, boolean reached, int seen) {
        out.append("BRDA:")
                .append(line)
                .append(',')
                .append(block)
                .append(',')
                .append(outcome)
                .append(',')
                .append(reached ? String.valueOf(seen) : "-")
                .append('\n');
    }

    private static void lines(StringBuilder out, List<OfRule> rules) {
        TreeMap<Integer, Integer> lines = new TreeMap<>();
        for (OfRule rule : rules) {
            lines.merge(rule.rule().line(), rule.fired(), Math::max);
            rule.conditions().forEach(c -> lines.merge(c.line(), Math.max(c.seenTrue(), c.seenFalse()), Math::max));
        }
        lines.forEach((line, count) ->
                out.append("DA:").append(line).append(',').append(count).append('\n'));
        out.append("LF:").append(lines.size()).append('\n');
        out.append("LH:")
                .append(lines.values().stream().filter(c -> c > 0).count())
                .append('\n');
    }
}
