package dev.decorum.example.console;

import dev.decorum.policy.reply.ReplyFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A draft cut into pieces, so that each piece stands under the same findings as a whole.
 *
 * @param pieces the pieces, in order
 */
record Marked(List<Piece> pieces) {
    Marked {
        pieces = List.copyOf(pieces);
    }

    /**
     * A piece of a draft.
     *
     * @param text the words
     * @param findings the numbers, from 1, of the findings on them; empty when there is nothing to say
     */
    record Piece(String text, List<Integer> findings) {
        Piece {
            findings = List.copyOf(findings);
        }
    }

    static Marked of(String text, List<ReplyFinding> findings) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
        for (ReplyFinding finding : findings) {
            cuts.add(within(text, finding.startsAt()));
            cuts.add(within(text, finding.endsAt()));
        }
        List<Piece> pieces = new ArrayList<>();
        Integer from = cuts.pollFirst();
        for (Integer to : cuts) {
            if (from != null) {
                pieces.add(new Piece(Plain.of(text.substring(from, to)), on(findings, from, to)));
            }
            from = to;
        }
        return new Marked(pieces);
    }

    private static List<Integer> on(List<ReplyFinding> findings, int from, int to) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            ReplyFinding finding = findings.get(i);
            if (finding.startsAt() <= from && to <= finding.endsAt()) {
                numbers.add(i + 1);
            }
        }
        return numbers;
    }

    private static int within(String text, int place) {
        return Math.max(0, Math.min(place, text.length()));
    }
}
