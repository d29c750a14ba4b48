package dev.decorum.policy.review;

import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether approvals suffice for a ruling: so many different people, and among them one for each role. A supervisor counts
 * as an agent too; no other role stands in for another.
 */
final class Quorum {
    private final Set<Role> roles;
    private final int people;

    private Quorum(Ruling ruling) {
        this.roles = ruling.roles();
        this.people = ruling.approvals();
    }

    static Quorum of(Ruling ruling) {
        return new Quorum(ruling);
    }

    boolean isReached(List<Approval> held) {
        return different(held) >= people && missing(held).isEmpty();
    }

    /** Whether the last of these approvals brings the rest nearer to what is needed, and leaves room for each role. */
    boolean isHelpedByLast(List<Approval> held) {
        List<Approval> before = held.subList(0, held.size() - 1);
        int stillMissing = missing(held).size();
        return stillMissing < missing(before).size() || different(held) + stillMissing <= people;
    }

    /** What is missing, such as {@code 1 of 2 approvals, no supervisor}. */
    String shortfall(List<Approval> held) {
        String count = different(held) + " of " + Math.max(people, 1) + " approvals";
        Set<Role> missing = missing(held);
        return missing.isEmpty() ? count : count + ", none by " + words(missing);
    }

    String roleWords() {
        return words(roles);
    }

    /** Whether two ids mean one person: ids that differ only in case or outer blanks do. */
    static boolean isSamePerson(String one, String other) {
        return key(one).equals(key(other));
    }

    private Set<Role> missing(List<Approval> held) {
        EnumSet<Role> missing = EnumSet.noneOf(Role.class);
        for (Role role : roles) {
            if (held.stream().noneMatch(a -> suffices(a.role(), role))) {
                missing.add(role);
            }
        }
        return missing;
    }

    private static boolean suffices(Role held, Role needed) {
        return held == needed || (held == Role.SUPERVISOR && needed == Role.AGENT);
    }

    private static long different(List<Approval> held) {
        return held.stream().map(a -> key(a.approver())).distinct().count();
    }

    private static String key(String person) {
        return person.strip().toLowerCase(Locale.ROOT);
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(FactKinds::wordFor).collect(Collectors.joining(" and "));
    }
}
