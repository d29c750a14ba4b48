package dev.decorum.testing.diff;

import dev.decorum.policy.difference.ChangeKind;
import java.util.List;

/**
 * What two rule sets decide otherwise. Immutable; equal inputs give equal reports.
 *
 * @param before what the old rules are called
 * @param after what the new rules are called
 * @param sources where the requests came from
 * @param requests how many requests were decided by both
 * @param flips how many of them were decided otherwise
 * @param kinds how many flips there are of each kind, the most severe kind first
 * @param groups the flips by kind, channel, region, and what they are about: the most severe kind first, then the largest
 * @param remarks what is to be said of the sources
 */
public record DiffReport(
        String before,
        String after,
        List<String> sources,
        long requests,
        long flips,
        List<Count> kinds,
        List<Group> groups,
        List<String> remarks) {
    public DiffReport {
        sources = List.copyOf(sources);
        kinds = List.copyOf(kinds);
        groups = List.copyOf(groups);
        remarks = List.copyOf(remarks);
    }

    /**
     * How many flips there are of a kind.
     *
     * @param kind the kind
     * @param named how many it names, as the most severe kind of their changes; each flip is counted once
     * @param with how many have a change of it; one flip may count for several kinds
     */
    public record Count(ChangeKind kind, long named, long with) {}

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
    public record Group(ChangeKind kind, String channel, String region, String about, long flips, List<Flip> examples) {
        public Group {
            examples = List.copyOf(examples);
        }
    }

    /** How many flips there are of this kind. */
    public Count count(ChangeKind kind) {
        return kinds.stream().filter(c -> c.kind() == kind).findFirst().orElse(new Count(kind, 0, 0));
    }
}
