package dev.decorum.policy.reply;

import java.util.ArrayList;
import java.util.List;

/** Reads the digits of a text in any script, with the blanks and signs by which people group them. */
final class DigitRuns {
    private static final String SEPARATORS = " -./()\u00A0\u2010\u2011\u2013\u202F－　";

    private DigitRuns() {}

    /** Digits next to each other. */
    record Group(int start, int end, String digits) {}

    /**
     * Groups with at most three separators between one and the next.
     *
     * @param plus whether a plus sign stands right before the first
     */
    record Run(List<Group> groups, boolean plus) {
        int length() {
            return groups.stream().mapToInt(g -> g.digits().length()).sum();
        }

        Span span() {
            return new Span(groups.get(0).start(), groups.get(groups.size() - 1).end());
        }
    }

    /** All runs of a text, by their place. In linear time. */
    static List<Run> of(String text) {
        List<Run> runs = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (digit(text, at) < 0) {
                at++;
                continue;
            }
            if (!groups.isEmpty() && !joined(text, groups.get(groups.size() - 1).end(), at)) {
                runs.add(run(text, groups));
                groups = new ArrayList<>();
            }
            StringBuilder digits = new StringBuilder();
            int start = at;
            while (at < text.length() && digit(text, at) >= 0) {
                digits.append(digit(text, at++));
            }
            groups.add(new Group(start, at, digits.toString()));
        }
        if (!groups.isEmpty()) {
            runs.add(run(text, groups));
        }
        return runs;
    }

    private static Run run(String text, List<Group> groups) {
        int before = groups.get(0).start() - 1;
        boolean plus = before >= 0 && "+＋".indexOf(text.charAt(before)) >= 0;
        return new Run(groups, plus);
    }

    private static boolean joined(String text, int from, int to) {
        if (to - from > 3) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (SEPARATORS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int digit(String text, int at) {
        return Character.digit(text.charAt(at), 10);
    }
}
