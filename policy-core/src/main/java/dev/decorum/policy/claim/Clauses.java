package dev.decorum.policy.claim;

/**
 * The scope of what is said in a text: clauses, and in them what denies, asks, makes conditions and reports. Belongs to
 * one thread.
 */
final class Clauses {
    private static final int LOOKED_AT = 4;
    private static final int QUOTE_REACH = 40;

    private final Units units;
    private final Words.Side negation;
    private final boolean reportsBeforeCommas;
    private final int reach;
    private final int[] sentence;
    private final int[] clause;
    /** How many pauses stand up to and including the place before each unit. */
    private final int[] pauses;

    private final Spans negators;
    private final Spans conditions;
    private final Spans questions;
    private final Spans reports;

    Clauses(Units units, ScopeWords words, Words.Side negation, boolean reportsBeforeCommas, int gap) {
        this.units = units;
        this.sentence = units.sentences();
        this.negation = negation;
        this.reportsBeforeCommas = reportsBeforeCommas;
        this.reach = gap + 2;
        this.negators = words.negators();
        this.conditions = words.conditions();
        this.questions = words.questions();
        this.reports = words.reports();
        clause = new int[units.count()];
        pauses = new int[units.count() + 1];
        Spans contrasts = words.contrasts();
        Spans goesOn = words.subordinators();
        int nextContrast = 0;
        int nextGoesOn = 0;
        int number = -1;
        for (int i = 0; i < units.count(); i++) {
            nextContrast = contrasts.firstFrom(i, nextContrast);
            nextGoesOn = goesOn.firstFrom(i, nextGoesOn);
            boolean begins = i == 0
                    || sentence[i] != sentence[i - 1]
                    || contrasts.startsAt(i, nextContrast)
                    || units.has(i, Units.BREAK);
            number += begins ? 1 : 0;
            clause[i] = number;
            boolean pause = units.has(i, Units.PAUSE) && !goesOn.startsAt(i, nextGoesOn);
            pauses[i + 1] = pauses[i] + (pause ? 1 : 0);
        }
    }

    /** The scope words of a text. */
    record ScopeWords(
            Spans negators, Spans conditions, Spans questions, Spans reports, Spans contrasts, Spans subordinators) {}

    /** What a match covers, apart from what it skips. */
    interface Cover {
        boolean covers(int first, int last);
    }

    int[] clause() {
        return clause;
    }

    boolean excuses(Excuse excuse, int start, int end, Cover match) {
        return switch (excuse) {
            case NEGATION -> isDenied(start, end, match);
            case CONDITION -> stands(conditions, start, match);
            case QUESTION ->
                (units.has(end - 1, Units.QUESTION) && clause[end - 1] == lastClause(end))
                        || stands(questions, start, match);
            case QUOTATION -> isReported(start, end, match);
        };
    }

    /** The clause with which the sentence of a unit ends. */
    private int lastClause(int end) {
        int last = end - 1;
        while (last + 1 < units.count() && sentence[last + 1] == sentence[end - 1] && last - end < 400) {
            last++;
        }
        return clause[last];
    }

    private boolean stands(Spans spans, int start, Cover match) {
        int from = spans.firstFrom(start);
        for (int i = from - 1; i >= 0 && from - i <= LOOKED_AT && clause[spans.from(i)] == clause[start]; i--) {
            if (!match.covers(spans.from(i), spans.to(i))) {
                return true;
            }
        }
        for (int i = from; i < spans.count() && i - from < LOOKED_AT && clause[spans.from(i)] == clause[start]; i++) {
            if (!match.covers(spans.from(i), spans.to(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isDenied(int start, int end, Cover match) {
        int from = negators.firstFrom(start);
        for (int i = from; i < negators.count() && negators.from(i) < end; i++) {
            if (!match.covers(negators.from(i), negators.to(i)) && clause[negators.from(i)] == clause[start]) {
                return true;
            }
        }
        if (negation != Words.Side.AFTER) {
            for (int i = from - 1; i >= 0 && from - i <= LOOKED_AT; i--) {
                if (!match.covers(negators.from(i), negators.to(i)) && isNear(negators.to(i), start)) {
                    return true;
                }
            }
        }
        if (negation != Words.Side.BEFORE) {
            int after = negators.firstFrom(end);
            for (int i = after; i < negators.count() && i - after < LOOKED_AT; i++) {
                if (isNear(end, negators.from(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether two places of a clause have no pause and few units between them; overlap is near. */
    private boolean isNear(int end, int start) {
        if (end > start) {
            return true;
        }
        return clause[end - 1] == clause[start]
                && pauses[start + 1] == pauses[end]
                && units.place(start) - units.place(end) <= reach;
    }

    /** Whether a clause is nothing but a report up to its one pause, as in "you wrote, we would pay". */
    private boolean isIndirect(int report, int to, int start) {
        return reportsBeforeCommas
                && (report == 0 || clause[report - 1] != clause[report])
                && units.has(to, Units.PAUSE)
                && pauses[start + 1] == pauses[to] + 1;
    }

    private boolean isReported(int start, int end, Cover match) {
        boolean quoted = units.has(start, Units.QUOTED) && units.has(end - 1, Units.QUOTED);
        int from = reports.firstFrom(start);
        for (int i = from - 1; i >= 0 && from - i <= LOOKED_AT; i--) {
            int to = Math.min(reports.to(i), start);
            boolean near = units.place(start) - units.place(to) <= QUOTE_REACH;
            boolean follows = clause[to - 1] == clause[start]
                    && (pauses[start + 1] == pauses[to] || isIndirect(reports.from(i), to, start));
            if (near && (quoted || follows) && !match.covers(reports.from(i), reports.to(i))) {
                return true;
            }
        }
        int after = reports.firstFrom(end);
        return quoted
                && after < reports.count()
                && sentence[reports.from(after)] == sentence[start]
                && units.place(reports.from(after)) - units.place(end) <= QUOTE_REACH / 2;
    }
}
