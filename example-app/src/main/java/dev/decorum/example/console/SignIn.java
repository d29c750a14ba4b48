package dev.decorum.example.console;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Signing in and out. A wrong name and a wrong password get the same answer after the same time, and after a few of them
 * there is a pause: soon for one address and one name, later for an address and for a name as a whole.
 */
final class SignIn {
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final String SAFE_PATH =
            "/(inbox|cases|reviews|rules|simulator|audit)(/[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,99}){0,3}";

    private final Shell shell;
    private final Throttle pairs = new Throttle(5, PAUSE);
    private final Throttle addresses = new Throttle(30, PAUSE);
    private final Throttle names = new Throttle(50, PAUSE);

    SignIn(Shell shell) {
        this.shell = shell;
    }

    void show(Visit visit) {
        if (visit.session().isPresent()) {
            visit.goTo("/inbox");
            return;
        }
        form(visit, "", visit.query("next"), "");
    }

    void signIn(Visit visit) {
        Context context = visit.context();
        String name = visit.field("name");
        String next = visit.field("next");
        String key = Staff.key(name);
        String pair = context.ip() + " " + key;
        Instant now = shell.clock().instant();
        if (pairs.isReached(pair, now) || addresses.isReached(context.ip(), now) || names.isReached(key, now)) {
            shell.audit().add(null, "sign-in", null, "sign-in.paused");
            context.status(429).header("Retry-After", Long.toString(PAUSE.toSeconds()));
            form(visit, name, next, visit.texts().get("sign-in.paused", PAUSE.toMinutes()));
            return;
        }
        Optional<StaffMember> member = shell.staff().authenticate(name, visit.raw("password"));
        if (member.isEmpty()) {
            pairs.note(pair, now);
            addresses.note(context.ip(), now);
            names.note(key, now);
            // The name is left out: people type passwords into the wrong field.
            shell.audit().add(null, "sign-in", null, "sign-in.wrong");
            context.status(401);
            form(visit, name, next, visit.texts().get("sign-in.wrong"));
            return;
        }
        pairs.forget(pair);
        endOld(context);
        Visitors.admit(context, shell.sessions().begin(member.get()));
        shell.audit().add(member.get().name(), "sign-in", null, Audit.DONE);
        visit.goTo(next.matches(SAFE_PATH) ? next : "/inbox");
    }

    void signOut(Visit visit) {
        endOld(visit.context());
        Visitors.dismiss(visit.context());
        visit.audit("sign-out", null, Audit.DONE);
        visit.goTo("/sign-in?done=signed-out");
    }

    private void endOld(Context context) {
        String old = context.cookie(Visitors.SESSION);
        if (old != null) {
            shell.sessions().end(old);
        }
    }

    private static void form(Visit visit, String name, String next, String error) {
        visit.show(
                "signin.jte",
                "sign-in.title",
                "",
                Map.of("name", name, "next", next.matches(SAFE_PATH) ? next : "", "error", error));
    }
}
