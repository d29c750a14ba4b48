package dev.decorum.testing.diff;

import dev.decorum.policy.difference.ChangeKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What two rule sets decide otherwise. Immutable; equal inputs give equal reports.
 *
 * @param before what the old rules are called
 * @param after what the new rules are called
 * @param sources where the requests came from
 * @param requests how many requests were decided by both
 * @param flips how many of them were decided otherwise
 * @param named how many flips there are of each kind, each counted once, by its most severe kind
 * @param with how many flips have a change of each kind; one flip may count for several
 * @param groups the flips by kind, channel, region, and what they are about: the most severe kind first, then the largest
 * @param remarks what is to be said of the sources
 */
public record DiffReport(
        String before,
        String after,
        List<String> sources,
        long requests,
        long flips,
        Map<ChangeKind, Long> named,
        Map<ChangeKind, Long> with,
        List<Group> groups,
        List<String> remarks) {
    public DiffReport {
        sources = List.copyOf(sources);
        named = counts(named);
        with = counts(with);
        groups = List.copyOf(groups);
        remarks = List.copyOf(remarks);
    }

    private static Map<ChangeKind, Long> counts(Map<ChangeKind, Long> given) {
        Map<ChangeKind, Long> all = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            all.put(kind, given.getOrDefault(kind, 0L));
        }
        return Collections.unmodifiableMap(all);
    }

    /**
     * Flips that are alike.
     *
     * @param kind what they mean
     * @param channel their channel
     * @param region their region
     * @param about the kind of action or the part of the decision
     * @param flips how many there are
     * @param examples the first of them
     */
    public record Group(
            ChangeKind kind, String channel, String region, String about, long flips, List<Flip> examples) {
        public Group {
            examples = List.copyOf(examples);
        }
    }

    /** How many flips have a change of this kind. */
    public long count(ChangeKind kind) {
        return with.getOrDefault(kind, 0L);
    }
}
