package dev.decorum.policy.claim;

import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ClaimCategory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a draft through piece by piece while it is being written, and closes at a claim that may not be made. What was let
 * through never holds the last character of such a claim, however the draft is cut into pieces, and the gate closes at
 * just the drafts in which {@link ClaimDetector#claims} finds such a claim. From a place on where a claim may end, text waits
 * until its sentence has ended, since what follows may excuse it. Belongs to one thread.
 */
public final class ClaimGate {
    /** How many units before a sentence can have a say in it. */
    private static final int CONTEXT = 80;
    /** The longest character reference of HTML. */
    private static final int LONGEST_REFERENCE = 12;

    private static final String REVERSES = "\u202E";

    private final SignFinder<ClaimCategory> finder;
    private final @Nullable String language;
    private final boolean inPublic;
    private final Set<ClaimCategory> forbidden;
    private final StringBuilder text = new StringBuilder();
    /** How much of the text was let through. */
    private int released;
    /** Up to where sentences have been judged. */
    private int judged;
    /** From where on the text is looked at again. */
    private int context;

    private boolean contextIsQuoted;
    /** Where text begins to run backwards, which waits for the end of the draft; -1 when it does not. */
    private int reversal = -1;

    private @Nullable Finding<ClaimCategory> stop;

    ClaimGate(
            SignFinder<ClaimCategory> finder,
            @Nullable String language,
            @Nullable Audience audience,
            Set<ClaimCategory> forbidden) {
        this.finder = finder;
        this.language = language;
        this.inPublic = audience != Audience.PRIVATE;
        this.forbidden = forbidden.isEmpty() ? Set.of() : EnumSet.copyOf(forbidden);
    }

    /**
     * Takes the next piece of the draft.
     *
     * @return what may go out now, which follows what went out before; blank when nothing may
     */
    public String append(CharSequence piece) {
        if (stop != null) {
            return "";
        }
        text.append(piece);
        if (reversal < 0) {
            reversal = text.indexOf(REVERSES, text.length() - piece.length());
        }
        return advance(readable(), false);
    }

    /**
     * Says that the draft is complete.
     *
     * @return what may still go out; blank when the gate is closed
     */
    public String finish() {
        return stop != null ? "" : advance(text.length(), true);
    }

    /** The claim at which the gate closed, its place counted from the start of the draft; empty while it is open. */
    public Optional<Finding<ClaimCategory>> closedBy() {
        return Optional.ofNullable(stop);
    }

    /** Up to where more text cannot change what the characters are. */
    private int readable() {
        int end = text.length();
        for (int i = end - 1; i >= Math.max(released, end - LONGEST_REFERENCE); i--) {
            if (text.charAt(i) == ';') {
                break;
            }
            if (text.charAt(i) == '&') {
                end = i;
                break;
            }
        }
        if (end > released && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return reversal < 0 ? end : Math.min(end, reversal);
    }

    private String advance(int end, boolean complete) {
        if (end <= context) {
            return "";
        }
        Candidates candidates = new Candidates();
        SignFinder.Scan<ClaimCategory> scan =
                finder.scan(text.substring(context, end), language, inPublic, contextIsQuoted, candidates);
        Units units = scan.units();
        int count = units.count();
        if (count == 0) {
            return complete ? release(end) : "";
        }
        int open = complete ? count : startOfLastSentence(scan);
        int openFrom = complete ? end : context + placeBefore(units, open);
        for (Finding<ClaimCategory> finding : scan.findings()) {
            boolean judgedNow = context + finding.startsAt() >= judged && context + finding.startsAt() < openFrom;
            if (judgedNow && forbidden.contains(finding.meaning())) {
                stop = moved(finding);
                return release(Math.min(context + finding.startsAt(), context + finding.endsAt() - 1));
            }
        }
        judged = Math.max(judged, openFrom);
        int limit = complete ? end : Math.min(end, context + candidates.firstEnd(units, open) - 1);
        String out = release(Math.max(released, limit));
        moveContext(units, open);
        return out;
    }

    private static int startOfLastSentence(SignFinder.Scan<?> scan) {
        int unit = scan.units().count() - 1;
        while (unit > 0 && scan.units().sentence(unit - 1) == scan.units().sentence(unit)) {
            unit--;
        }
        return unit;
    }

    /** Where the unit before a unit ends in the text that was looked at. */
    private static int placeBefore(Units units, int unit) {
        return unit == 0 ? 0 : units.text().to(units.end(unit - 1) - 1);
    }

    private Finding<ClaimCategory> moved(Finding<ClaimCategory> finding) {
        return new Finding<>(
                finding.meaning(),
                context + finding.startsAt(),
                context + finding.endsAt(),
                finding.language(),
                finding.confidence(),
                finding.origin(),
                finding.pattern());
    }

    private String release(int end) {
        String out = end <= released ? "" : text.substring(released, end);
        released = Math.max(released, end);
        return out;
    }

    /** Forgets what is too far back to have a say in the sentence that is open. */
    private void moveContext(Units units, int open) {
        int start = Math.max(0, open - CONTEXT);
        while (start > 0 && !units.has(start, Units.SENTENCE)) {
            start--;
        }
        if (start > 0) {
            contextIsQuoted = units.has(start - 1, Units.QUOTED);
            context += placeBefore(units, start);
        }
    }

    /** Where forbidden claims may end, in each sentence. */
    private final class Candidates implements Matcher.Watch<ClaimCategory> {
        private int[] sentences = new int[8];
        private int[] ends = new int[8];
        private int count;

        @Override
        public void matched(ClaimCategory meaning, int sentence, int to) {
            if (!forbidden.contains(meaning)) {
                return;
            }
            if (count > 0 && sentences[count - 1] == sentence) {
                ends[count - 1] = Math.min(ends[count - 1], to);
                return;
            }
            if (count == ends.length) {
                sentences = Arrays.copyOf(sentences, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
            }
            sentences[count] = sentence;
            ends[count++] = to;
        }

        /** Where, in the text that was looked at, the first one of the open sentence ends. */
        int firstEnd(Units units, int open) {
            int first = Integer.MAX_VALUE;
            for (int i = 0; i < count; i++) {
                if (open < units.count() && sentences[i] == units.sentence(open)) {
                    first = Math.min(first, ends[i]);
                }
            }
            return first == Integer.MAX_VALUE
                    ? Integer.MAX_VALUE / 2
                    : units.text().to(units.end(first - 1) - 1);
        }
    }
}
