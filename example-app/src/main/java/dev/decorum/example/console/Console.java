package dev.decorum.example.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The console: its pages, on a server that somebody else makes. Safe for use by several threads. */
public final class Console {

    private final Shell shell;
    private final Gate gate;
    private final SignIn signIn;

    /**
     * A console.
     *
     * @param database where its tables are; the script {@code db/30-console.sql} makes them
     * @param clock the time
     * @param zone the time zone in which times are shown
     */
    public Console(DataSource database, InstantSource clock, ZoneId zone) {
        this(database, new Passwords(Passwords.ITERATIONS), clock, zone);
    }

    Console(DataSource database, Passwords passwords, InstantSource clock, ZoneId zone) {
        this.shell = new Shell(database, passwords, clock, zone);
        this.gate = new Gate(shell, new Visitors(shell.sessions()));
        this.signIn = new SignIn(shell);
    }

    /** The accounts that may sign in. */
    public Staff staff() {
        return shell.staff();
    }

    /** Adds the routes of the console. */
    public void register(RoutesConfig routes) {
        routes.get("/", gate.open(visit -> visit.goTo("/inbox")));
        routes.get("/assets/{name}", this::asset);
        routes.get("/sign-in", gate.open(signIn::show));
        routes.post("/sign-in", gate.open(signIn::signIn));
        routes.post("/sign-out", gate.open(signIn::signOut));
        routes.get("/preferences", gate.open(Preferences::show));
        routes.post("/preferences", gate.open(Preferences::save));
        routes.get("/audit", gate.only(Set.of(StaffRole.ADMINISTRATOR), this::audit));
        routes.error(404, "text/html", gate::nothingThere);
    }

    private void asset(Context context) {
        Optional<Assets.Asset> asset = shell.assets().find(context.pathParam("name"));
        if (asset.isEmpty()) {
            context.status(404).result("Not Found");
            return;
        }
        Headers.forFiles(context);
        context.contentType(asset.get().type()).result(asset.get().content());
    }

    private void audit(Visit visit) {
        visit.show(
                "audit.jte",
                "audit.title",
                "audit",
                Map.of("entries", shell.audit().newest(200)));
    }
}
