package dev.decorum.example.console;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of every page: who may come in, whether a form is one of ours, and what the answer's headers forbid. Safe for
 * use by several threads.
 */
final class Gate {
    /** Routes for everybody who has signed in. */
    static final Set<StaffRole> STAFF = Set.of(StaffRole.values());

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final String SERVED = "console.served";
    private static final List<String> OTHER_PARTS = List.of("/intake/", "/health", "/metrics", "/assets/");
    private static final long LARGEST_FORM = 256 * 1024L;
    private static final int REQUESTS_A_MINUTE = 600;

    private final Shell shell;
    private final Visitors visitors;
    private final Throttle requests = new Throttle(REQUESTS_A_MINUTE, Duration.ofMinutes(1));

    Gate(Shell shell, Visitors visitors) {
        this.shell = shell;
        this.visitors = visitors;
    }

    /** What a route does once it is let in. */
    interface Doing {
        void on(Visit visit) throws Exception;
    }

    /** A route for these roles; whoever has not signed in is sent to do so. */
    Handler only(Set<StaffRole> roles, Doing doing) {
        return context -> serve(context, true, visit -> letIn(visit, roles, doing));
    }

    /** As {@link #only}, for a request that a page makes by itself: it keeps no session alive. */
    Handler refresh(Set<StaffRole> roles, Doing doing) {
        return context -> serve(context, false, visit -> letIn(visit, roles, doing));
    }

    /** A route for everybody. */
    Handler open(Doing doing) {
        return context -> serve(context, true, doing);
    }

    /** Shows a person that an address leads nowhere; the answers of other parts of the server are left alone. */
    void nothingThere(Context context) {
        boolean ofAnotherPart = OTHER_PARTS.stream().anyMatch(context.path()::startsWith);
        if (context.attribute(SERVED) == null && !ofAnotherPart) {
            serve(context, true, visit -> {
                throw Problem.notFound();
            });
        }
    }

    private void letIn(Visit visit, Set<StaffRole> roles, Doing doing) throws Exception {
        if (visit.session().isEmpty()) {
            if (visit.context().method().equals(HandlerType.GET) && !visit.isPartial()) {
                visit.goTo("/sign-in?next=" + visit.context().path());
            } else {
                visit.goTo("/sign-in");
            }
            return;
        }
        if (!roles.contains(visit.staff().role())) {
            visit.audit("refused", visit.context().path(), "problem.role");
            throw Problem.role();
        }
        doing.on(visit);
    }

    private void serve(Context context, boolean active, Doing doing) {
        context.attribute(SERVED, true);
        Headers.forPages(context);
        Visit visit = visit(context, active);
        try {
            limit(visit);
            if (!context.method().equals(HandlerType.GET) && !context.method().equals(HandlerType.HEAD)) {
                checkForm(visit);
            }
            doing.on(visit);
        } catch (Problem e) {
            show(visit, e.status(), e.in(visit.texts()), e.path());
        } catch (HttpResponseException e) {
            show(visit, e.getStatus(), visit.texts().get("problem.request"), "/");
        } catch (Exception e) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("A page of the console failed; the person was shown the reference {}.", reference, e);
            show(visit, 500, visit.texts().get("problem.failed", reference), "/");
        }
    }

    private Visit visit(Context context, boolean active) {
        String id = context.cookie(Visitors.SESSION);
        @Nullable
        Session session = id == null ? null : shell.sessions().find(id, active).orElse(null);
        String csrf = session == null ? visitors.token(context) : session.csrf();
        return new Visit(context, shell, Preferences.texts(context), session, csrf);
    }

    private void limit(Visit visit) {
        String who = visit.session()
                .map(s -> "staff " + s.staff().name())
                .orElseGet(() -> "address " + visit.context().ip());
        if (requests.isReached(who, shell.clock().instant())) {
            throw Problem.tooMuch(429, "problem.too-often");
        }
        requests.note(who, shell.clock().instant());
    }

    /** Another site can send a form here, but neither read its token nor hide where it comes from. */
    private void checkForm(Visit visit) {
        Context context = visit.context();
        String length = context.header("Content-Length");
        if (length == null) {
            throw Problem.tooMuch(411, "problem.request");
        }
        if (!length.matches("\\d{1,9}") || Long.parseLong(length) > LARGEST_FORM) {
            throw Problem.tooMuch(413, "problem.too-large");
        }
        String site = context.header("Sec-Fetch-Site");
        String given = context.header("X-CSRF-Token");
        String token = given != null ? given : visit.field("csrf");
        boolean ours = (site == null || site.equals("same-origin"))
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), visit.csrf().getBytes(StandardCharsets.UTF_8));
        if (!ours) {
            visit.audit("refused", context.path(), "problem.form");
            throw Problem.form();
        }
    }

    private static void show(Visit visit, int status, String message, String path) {
        visit.context().status(status);
        visit.show("problem.jte", "problem.title", "", Map.of("message", message, "path", path));
    }
}
