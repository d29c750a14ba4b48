package dev.decorum.policy.internal;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that somebody may have meant. */
public final class Names {
    private Names() {}

    /**
     * A question that names the nearest of the known names, such as {@code Did you mean `channel`?}; otherwise the list
     * of them when it is short; otherwise a blank text.
     */
    public static String suggest(String written, Collection<String> known) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            boolean closer = distance < bestDistance
                    || (distance == bestDistance && letters(name).equals(letters(written)));
            if (closer
                    || (distance == bestDistance
                            && name.compareTo(best) < 0
                            && !letters(best).equals(letters(written)))) {
                bestDistance = distance;
                best = name;
            }
        }
        if (bestDistance <= Math.max(1, written.length() / 3)) {
            return "Did you mean `" + best + "`?";
        }
        if (known.isEmpty() || known.size() > 20) {
            return "";
        }
        return "Known here: " + String.join(", ", known.stream().sorted().toList()) + ".";
    }

    private static String letters(String name) {
        return name.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The distance of Damerau and Levenshtein with adjacent transpositions. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
