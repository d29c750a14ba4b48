package dev.decorum.policy.reply;

import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;

/** Places in a text that are spoken for. */
final class Taken {
    private final TreeSet<Span> spans = new TreeSet<>(Comparator.comparingInt(Span::start));

    Taken(Collection<Span> spans) {
        this.spans.addAll(spans);
    }

    /** Whether one of them, which do not overlap each other, overlaps this one. */
    boolean covers(Span span) {
        Span before = spans.lower(new Span(span.end(), span.end()));
        return before != null && before.end() > span.start();
    }
}
