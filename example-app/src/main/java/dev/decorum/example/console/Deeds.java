package dev.decorum.example.console;

import dev.decorum.example.operations.Deed;
import dev.decorum.example.operations.Person;
import dev.decorum.policy.fact.Role;
import java.util.Set;

/** What the buttons of all pages have in common: who presses them, and what is said and written down afterwards. */
final class Deeds {
    /** Who works on cases and proposals. */
    static final Set<StaffRole> WORKERS = Set.of(StaffRole.AGENT, StaffRole.SUPERVISOR);

    private static final int LONGEST_REASON = 2000;

    private Deeds() {}

    /** The person who is signed in, as operations know them. */
    static Person person(Visit visit) {
        Role role = visit.staff().role().reviewsAs().orElseThrow(Problem::role);
        return new Person(visit.staff().name(), role);
    }

    /** A reason that somebody must give. */
    static String reason(Visit visit) {
        String reason = visit.raw("reason").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Problem.input("problem.reason", LONGEST_REASON);
        }
        return reason;
    }

    /** Writes down what came of a deed, and shows the page where it is seen, or why it was not done. */
    static void done(Visit visit, String action, String target, Deed deed, String path, String done) {
        if (deed instanceof Deed.NotDone refused) {
            visit.audit(action, target, "not-done");
            throw Problem.refused(refused.message(), path);
        }
        visit.audit(action, target, Audit.DONE);
        visit.goTo(path + (path.contains("?") ? "&" : "?") + "done=" + done);
    }
}
