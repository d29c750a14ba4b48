package dev.decorum.example.console;

import dev.decorum.example.intake.Accounts;
import dev.decorum.example.operations.CaseDesk;
import dev.decorum.policy.PolicyEngine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The console: its pages, on a server that somebody else makes. Safe for use by several threads. */
public final class Console {
    private static final Set<StaffRole> ADMINISTRATORS = Set.of(StaffRole.ADMINISTRATOR);
    private static final Set<StaffRole> LEADERS = Set.of(StaffRole.SUPERVISOR, StaffRole.ADMINISTRATOR);

    private final Shell shell;
    private final Gate gate;
    private final SignIn signIn;
    private final InboxPages inbox;
    private final CasePages cases;
    private final ReviewPages reviews;
    private final CorrectionPages corrections;
    private final RulePages rules;
    private final SimulatorPages simulator;

    /**
     * What the console shows and acts on.
     *
     * @param desk what people do with cases
     * @param engine the rules that decide, which are asked why they kept silent
     * @param folder the folder of those rules
     * @param tally how often they spoke; to be told of the decisions of the engine
     * @param accounts the accounts of the house at its channels
     * @param capsules gives evidence out
     */
    public record House(
            CaseDesk desk, PolicyEngine engine, Path folder, RuleTally tally, Accounts accounts, Capsules capsules) {}

    /**
     * A console.
     *
     * @param database where its tables are; the script {@code db/30-console.sql} makes them
     * @param house what it shows
     * @param clock the time
     * @param zone the time zone in which times are shown
     */
    public Console(DataSource database, House house, InstantSource clock, ZoneId zone) {
        this(database, house, new Passwords(Passwords.ITERATIONS), clock, zone);
    }

    Console(DataSource database, House house, Passwords passwords, InstantSource clock, ZoneId zone) {
        this.shell = new Shell(database, passwords, clock, zone);
        this.gate = new Gate(shell, new Visitors(shell.sessions()));
        this.signIn = new SignIn(shell);
        this.inbox = new InboxPages(house.desk(), () -> house.accounts().all().stream()
                .map(a -> a.channel().channel())
                .distinct()
                .toList());
        this.cases = new CasePages(house.desk(), house.engine(), house.capsules());
        this.reviews = new ReviewPages(house.desk());
        this.corrections = new CorrectionPages(house.desk());
        this.rules = new RulePages(house.folder(), house.engine(), house.tally());
        this.simulator = new SimulatorPages(house.accounts(), house.desk());
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
        casework(routes);
        routes.get("/rules", gate.only(Gate.STAFF, rules::show));
        routes.get("/simulator", gate.only(LEADERS, simulator::show));
        routes.post("/simulator", gate.only(LEADERS, simulator::send));
        routes.get("/simulator/watch", gate.only(LEADERS, simulator::watch));
        routes.get("/simulator/steps", gate.refresh(LEADERS, simulator::refresh));
        StaffPages accounts = new StaffPages(shell.staff());
        routes.get("/staff", gate.only(ADMINISTRATORS, accounts::show));
        routes.post("/staff", gate.only(ADMINISTRATORS, accounts::put));
        routes.post("/staff/shut", gate.only(ADMINISTRATORS, accounts::shut));
        routes.get("/audit", gate.only(ADMINISTRATORS, this::audit));
        routes.error(404, "text/html", gate::nothingThere);
    }

    private void casework(RoutesConfig routes) {
        routes.get("/inbox", gate.only(Gate.STAFF, inbox::show));
        routes.get("/inbox/rows", gate.only(Gate.STAFF, inbox::rows));
        routes.get("/inbox/poll", gate.refresh(Gate.STAFF, inbox::poll));
        routes.post("/failed/{number}/retry", gate.only(Deeds.WORKERS, inbox::retry));
        routes.get("/cases/{id}", gate.only(Gate.STAFF, cases::show));
        routes.get("/cases/{id}/poll", gate.refresh(Gate.STAFF, cases::poll));
        routes.get("/cases/{id}/why-not", gate.only(Gate.STAFF, cases::whyNot));
        routes.get("/cases/{id}/parts/{event}/{name}", gate.only(Gate.STAFF, cases::part));
        routes.post("/cases/{id}/take", gate.only(Deeds.WORKERS, cases::take));
        routes.post("/cases/{id}/release", gate.only(Deeds.WORKERS, cases::release));
        routes.post("/cases/{id}/close", gate.only(Deeds.WORKERS, cases::close));
        routes.post("/cases/{id}/send", gate.only(Deeds.WORKERS, cases::send));
        routes.post("/cases/{id}/edit", gate.only(Deeds.WORKERS, cases::edit));
        routes.post("/cases/{id}/discard", gate.only(Deeds.WORKERS, cases::discard));
        routes.post("/cases/{id}/erase", gate.only(Set.of(StaffRole.SUPERVISOR), cases::erase));
        routes.post("/cases/{id}/capsule", gate.only(LEADERS, cases::capsule));
        routes.get("/corrections", gate.only(Deeds.WORKERS, corrections::list));
        routes.post("/corrections/{number}/accept", gate.only(Set.of(StaffRole.SUPERVISOR), corrections::accept));
        routes.post("/corrections/{number}/dismiss", gate.only(Set.of(StaffRole.SUPERVISOR), corrections::dismiss));
        routes.get("/reviews", gate.only(Gate.STAFF, reviews::list));
        routes.post("/reviews/batch", gate.only(Deeds.WORKERS, reviews::batch));
        routes.get("/reviews/{hash}", gate.only(Gate.STAFF, reviews::show));
        routes.post("/reviews/{hash}/approve", gate.only(Deeds.WORKERS, reviews::approve));
        routes.post("/reviews/{hash}/reject", gate.only(Deeds.WORKERS, reviews::reject));
        routes.post("/reviews/{hash}/edit", gate.only(Deeds.WORKERS, reviews::edit));
        routes.post("/reviews/{hash}/settle", gate.only(Set.of(StaffRole.SUPERVISOR), reviews::settle));
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
