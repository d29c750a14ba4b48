package dev.decorum.policy.claim;

import java.util.Arrays;

/** The two latest matches of each part of the patterns that {@code &} joins. Belongs to one thread; used for one text after another. */
final class Seen {
    private final int[] clause;
    private final int[] event;
    private final int[] earlier;
    private final int[] firstEnd;
    /** What the numbers of the clauses of this text are counted from; those of earlier texts are lower. */
    private int base = 1;
    /** The most that the number of a clause can be. */
    private int clauses;

    Seen(int parts) {
        clause = new int[parts];
        event = new int[parts];
        earlier = new int[parts];
        firstEnd = new int[parts];
    }

    /** Forgets everything: another text begins, of at most so many clauses. */
    void begin(int most) {
        if (base > Integer.MAX_VALUE / 2 - clauses) {
            Arrays.fill(clause, 0);
            base = 1;
        } else {
            base += clauses;
        }
        clauses = most;
    }

    /** Says that a part was found. */
    void add(int part, int number, int match, int end) {
        boolean again = clause[part] == base + number;
        firstEnd[part] = again ? Math.min(firstEnd[part], end) : end;
        clause[part] = base + number;
        earlier[part] = again ? event[part] : match;
        event[part] = match;
    }

    /** Whether a range of parts was found in one clause. */
    boolean all(int first, int last) {
        for (int i = first + 1; i < last; i++) {
            if (clause[i] != clause[first]) {
                return false;
            }
        }
        return true;
    }

    /** The latest match of a part. */
    int event(int part) {
        return event[part];
    }

    /** The match before it in the same clause; the latest when it is the only one. */
    int earlier(int part) {
        return earlier[part];
    }

    /** Where the first match of a part in its clause ends. */
    int firstEnd(int part) {
        return firstEnd[part];
    }
}
