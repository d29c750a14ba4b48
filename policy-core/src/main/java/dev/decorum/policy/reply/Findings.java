package dev.decorum.policy.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Collects what the checks of one draft find. Belongs to one thread. */
final class Findings {
    private final List<ReplyFinding> found = new ArrayList<>();
    private final TreeSet<String> unchecked = new TreeSet<>();

    void add(FindingKind kind, Span span, String message, String remedy) {
        found.add(ReplyFinding.of(kind, span, message, remedy));
    }

    void unchecked(String sentence) {
        unchecked.add(sentence);
    }

    ReplyReport report() {
        found.sort(ReplyFinding.BY_PLACE);
        return new ReplyReport(found, List.copyOf(unchecked));
    }
}
