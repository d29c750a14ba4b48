package dev.decorum.example.console;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The accounts of the console, for who looks after them. */
final class StaffPages {
    private final Staff staff;

    StaffPages(Staff staff) {
        this.staff = staff;
    }

    void show(Visit visit) {
        visit.show(
                "staff.jte",
                "staff.title",
                "staff",
                Map.of("members", staff.all(), "roles", List.of(StaffRole.values())));
    }

    /** Makes an account, or gives one another role and password; whoever has it is signed out. */
    void put(Visit visit) {
        String name = visit.field("name");
        StaffRole role = Arrays.stream(StaffRole.values())
                .filter(r -> r.name().equals(visit.field("role")))
                .findFirst()
                .orElseThrow(() -> Problem.input("problem.request"));
        refuseOwn(visit, name);
        try {
            staff.put(name, role, visit.raw("password"));
        } catch (IllegalArgumentException e) {
            throw Problem.input("staff.form", Staff.SHORTEST_PASSWORD);
        }
        visit.audit("staff", Staff.key(name), Audit.DONE);
        visit.goTo("/staff?done=saved");
    }

    /** Lets somebody in no longer. */
    void shut(Visit visit) {
        String name = visit.field("name");
        refuseOwn(visit, name);
        if (!staff.shut(name)) {
            throw Problem.notFound();
        }
        visit.audit("shut-out", Staff.key(name), Audit.DONE);
        visit.goTo("/staff?done=saved");
    }

    /** Who shut out or changed themselves by mistake could not mend it. */
    private static void refuseOwn(Visit visit, String name) {
        if (Staff.key(name).equals(visit.staff().name())) {
            throw Problem.input("staff.own");
        }
    }
}
