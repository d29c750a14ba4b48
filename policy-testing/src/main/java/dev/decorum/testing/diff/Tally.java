package dev.decorum.testing.diff;

import dev.decorum.policy.difference.ChangeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts flips in the order of their requests. Its size is bounded, whatever channels and regions requests name. */
final class Tally {
    /** So many groups are kept apart; where there are more, the rest is counted as other channels and regions. */
    private static final int GROUPS = 300;

    private static final String OTHERS = "others";

    private final int examples;
    private final Map<Key, Content> groups = new LinkedHashMap<>();
    private final Map<ChangeKind, Long> named = new EnumMap<>(ChangeKind.class);
    private final Map<ChangeKind, Long> with = new EnumMap<>(ChangeKind.class);
    private long requests;
    private long flips;

    private record Key(ChangeKind kind, String channel, String region, String about) {}

    private static final class Content {
        private final List<Flip> examples = new ArrayList<>();
        private long flips;
    }

    Tally(int examples) {
        this.examples = examples;
    }

    void decided(int count) {
        requests += count;
    }

    void add(Flip flip) {
        flips++;
        named.merge(flip.kind(), 1L, Long::sum);
        for (ChangeKind kind : ChangeKind.values()) {
            if (flip.has(kind)) {
                with.merge(kind, 1L, Long::sum);
            }
        }
        Key key = new Key(flip.kind(), flip.channel(), flip.region(), flip.about());
        if (!groups.containsKey(key) && groups.size() >= GROUPS) {
            key = new Key(flip.kind(), OTHERS, OTHERS, flip.about());
        }
        Content content = groups.computeIfAbsent(key, k -> new Content());
        content.flips++;
        if (content.examples.size() < examples) {
            content.examples.add(flip);
        }
    }

    long requests() {
        return requests;
    }

    long flips() {
        return flips;
    }

    DiffReport report(String before, String after, List<RequestSource> sources) {
        List<DiffReport.Group> sorted = new ArrayList<>();
        groups.forEach((key, content) -> sorted.add(new DiffReport.Group(
                key.kind(), key.channel(), key.region(), key.about(), content.flips, content.examples)));
        sorted.sort(Comparator.comparing(DiffReport.Group::kind)
                .thenComparing(Comparator.comparingLong(DiffReport.Group::flips).reversed())
                .thenComparing(DiffReport.Group::channel)
                .thenComparing(DiffReport.Group::region)
                .thenComparing(DiffReport.Group::about));
        return new DiffReport(
                before,
                after,
                sources.stream().map(RequestSource::name).toList(),
                requests,
                flips,
                Arrays.stream(ChangeKind.values())
                        .map(kind ->
                                new DiffReport.Count(kind, named.getOrDefault(kind, 0L), with.getOrDefault(kind, 0L)))
                        .toList(),
                sorted,
                sources.stream().flatMap(s -> s.remarks().stream()).toList());
    }
}
