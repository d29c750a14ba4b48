package dev.decorum.example.serve;

import dev.decorum.example.console.Console;
import dev.decorum.example.console.RuleTally;
import dev.decorum.example.execution.BackOffice;
import dev.decorum.example.execution.ChannelSender;
import dev.decorum.example.execution.CodeSender;
import dev.decorum.example.execution.Dispatcher;
import dev.decorum.example.execution.HttpTransport;
import dev.decorum.example.execution.JdbcBackOffice;
import dev.decorum.example.execution.MailTransport;
import dev.decorum.example.execution.OutboxKind;
import dev.decorum.example.execution.OutboxTable;
import dev.decorum.example.execution.Transport;
import dev.decorum.example.execution.browser.BrowserSettings;
import dev.decorum.example.intake.Account;
import dev.decorum.example.intake.Accounts;
import dev.decorum.example.intake.HttpFetcher;
import dev.decorum.example.intake.Inbox;
import dev.decorum.example.intake.Intake;
import dev.decorum.example.intake.IntakeEndpoints;
import dev.decorum.example.journal.Ledger;
import dev.decorum.example.operations.ActionHandler;
import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseFlow;
import dev.decorum.example.operations.CaseTools;
import dev.decorum.example.operations.CodeHandler;
import dev.decorum.example.operations.DefaultCaseDesk;
import dev.decorum.example.operations.FetchWorker;
import dev.decorum.example.operations.InboxWorker;
import dev.decorum.example.operations.ReplyHandler;
import dev.decorum.example.operations.ReviewWatch;
import dev.decorum.example.operations.knowledge.KnowledgeBase;
import dev.decorum.example.operations.recognition.TrainedRecognizer;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.HouseKey;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.evidence.Capsule;
import dev.decorum.policy.evidence.CheckpointSigner;
import dev.decorum.policy.review.ReviewLimits;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running application: one database, the threads that take cases from the inbox to the outbox and out, and one HTTP
 * server. Closing it lets what is under way come to its end; a kill in its stead loses nothing.
 */
final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final long REST_MILLIS = 500;
    private static final long WATCH_MILLIS = 20_000;

    private final Database database;
    private final CaseTools tools;
    private final DefaultCaseDesk desk;
    private final Meters meters;
    private final @Nullable DrivenSellerCentre sellerCentre;
    private final List<AutoCloseable> parts = new ArrayList<>();
    private @Nullable Javalin http;
    private @Nullable DemoHistory history;
    private @Nullable String firstPassword;

    private Server(Database database, CaseTools tools, Meters meters, @Nullable DrivenSellerCentre sellerCentre) {
        this.database = database;
        this.tools = tools;
        this.meters = meters;
        this.sellerCentre = sellerCentre;
        this.desk = new DefaultCaseDesk(tools, database);
    }

    /**
     * Starts a server; when it returns, the server is ready.
     *
     * @param codes sends one-time codes; null for the mailbox of the demo, or for nobody
     * @throws IOException when a file cannot be read or written, or the browser is missing or does not start
     * @throws RuleSetException when the rules are faulty
     */
    static Server start(ServeOptions options, @Nullable CodeSender codes) throws IOException, RuleSetException {
        return start(options, codes, InstantSource.system(), pages -> {});
    }

    /**
     * Starts a server in a world of a test's making; when it returns, the server is ready.
     *
     * @param clock the time of everything but sleeping
     * @param pages adds to the routes of the seller centre, so that its pages change under the browser
     */
    static Server start(
            ServeOptions options, @Nullable CodeSender codes, InstantSource clock, Consumer<RoutesConfig> pages)
            throws IOException, RuleSetException {
        Files.createDirectories(options.data());
        Bell bell = new Bell();
        Meters meters = new Meters(bell::ring);
        RuleTally tally = new RuleTally(clock);
        FutureTask<DroolsPolicyEngine> rules = Provisions.loading(options, meters, tally);
        KnowledgeBase knowledge = Provisions.knowledge(options.knowledge());
        Accounts accounts = Provisions.accounts(options);
        HouseKey key = HouseKey.inFolder(options.data());
        CheckpointSigner signer = CheckpointKeys.inFolder(options.data());
        TrainedRecognizer recognizer = new TrainedRecognizer();
        Database database = options.db() == null ? Database.inFolder(options.data()) : Database.open(options.db());
        DrivenSellerCentre sellerCentre = null;
        try {
            database.takeAlone();
            DemoWorld world = new DemoWorld();
            Provisions.tables(database, options.demo());
            sellerCentre = options.browser() ? sellerCentre(options, database, clock, pages) : null;
            PolicyEngine engine = Provisions.loaded(rules);
            BackOffice backOffice =
                    sellerCentre == null ? new JdbcBackOffice(database.dataSource()) : sellerCentre.backOffice();
            CaseTools tools = new CaseTools(
                    engine,
                    recognizer,
                    Provisions.drafter(options, engine),
                    knowledge,
                    backOffice,
                    accounts,
                    new Ledger(key, clock),
                    new OutboxTable(),
                    ReviewLimits.USUAL,
                    key,
                    clock);
            Server server = new Server(database, tools, meters, sellerCentre);
            CodeSender sender = codes != null ? codes : options.demo() ? world : Mails.codes(accounts);
            Transport http = options.demo() ? world : new HttpTransport();
            Console console = server.console(options, tally, signer);
            server.run(options, new Inbox(database, key, clock), bell, sender, http, world, console);
            // Only now: it would take a processor away from the start.
            Provisions.warmUp(recognizer, knowledge);
            return server;
        } catch (RuntimeException | RuleSetException | IOException | Error e) {
            if (sellerCentre != null) {
                sellerCentre.close();
            }
            database.close();
            throw e;
        }
    }

    private static DrivenSellerCentre sellerCentre(
            ServeOptions options, Database database, InstantSource clock, Consumer<RoutesConfig> pages)
            throws IOException {
        return DrivenSellerCentre.start(
                database.dataSource(),
                options.demo() ? List.of(DemoWorld.seller()) : List.of(),
                clock,
                BrowserSettings::debian,
                pages);
    }

    private Console console(ServeOptions options, RuleTally tally, CheckpointSigner signer) {
        Capsule capsule = new Capsule(tools.ledger().log(), signer);
        Console console = new Console(
                database.dataSource(),
                new Console.House(
                        desk, tools.engine(), options.rules(), tally, tools.accounts(), (caseId, person, out) -> {
                            try {
                                capsule.write(database.dataSource(), caseId, person, out);
                            } catch (SQLException e) {
                                throw new IOException("The evidence of the case cannot be read.", e);
                            }
                        }),
                tools.clock(),
                tools.accounts().all().stream().map(Account::zone).findFirst().orElse(ZoneOffset.UTC));
        if (options.demo() && console.staff().isEmpty()) {
            DemoWorld.employ(console.staff());
        }
        firstPassword = console.staff().first().orElse(null);
        return console;
    }

    private void run(
            ServeOptions options,
            Inbox inbox,
            Bell bell,
            CodeSender codes,
            Transport transport,
            DemoWorld world,
            Console console) {
        Intake intake = new Intake(inbox, options.demo() ? null : new HttpFetcher(tools.accounts()));
        CaseFlow flow = new CaseFlow(tools);
        InboxWorker worker = new InboxWorker(database, inbox, intake, tools.accounts(), flow);
        FetchWorker fetcher = new FetchWorker(database, inbox, intake, tools.accounts(), flow);
        Transport mail = options.demo() ? transport : new MailTransport();
        Dispatcher dispatcher = new Dispatcher(
                database,
                tools.outbox(),
                Map.of(
                        OutboxKind.REPLY, new ReplyHandler(tools, new ChannelSender(transport, mail)),
                        OutboxKind.CODE, new CodeHandler(tools, codes),
                        OutboxKind.ACTION, new ActionHandler(tools, database)),
                tools.clock());
        dispatcher.recover();
        DemoHistory before = history(options, inbox, codes, transport);
        ReviewWatch watch = new ReviewWatch(tools, database);
        meters.watch(database, inbox, tools.outbox());
        Loop out = Loop.start("outbox", () -> before.isOver() && dispatcher.step(), REST_MILLIS);
        Loop bells = Loop.start("bells", () -> waking(out, before.isOver() && fetcher.step()), REST_MILLIS);
        Loop in = Loop.start("inbox", () -> waking(out, before.isOver() && worker.step()), REST_MILLIS);
        bell.tell(in::wake);
        worker.whenWorded(in::wake);
        Loop reviews = Loop.start(
                "reviews",
                () -> {
                    if (before.isOver()) {
                        watch.look();
                    }
                    return false;
                },
                WATCH_MILLIS);
        Loop search = Loop.start("search", desk::index, REST_MILLIS);
        parts.addAll(List.of(in, worker, bells, out, reviews, search));
        if (!options.demo()) {
            parts.addAll(Mails.fetch(tools.accounts(), intake, in, tools.clock()));
        }
        if (sellerCentre != null) {
            parts.add(sellerCentre);
        }
        IntakeEndpoints endpoints = new IntakeEndpoints(tools.accounts(), intake, meters, tools.clock());
        http = Javalin.create(config -> routes(config, options, endpoints, world, console))
                .start(options.host(), options.port());
        if (!before.isOver()) {
            parts.add(0, Loop.start("history", before::step, WATCH_MILLIS));
        }
        LOG.info(
                "event=started host={} port={} accounts={} rules={}",
                options.host(),
                port(),
                tools.accounts().all().size(),
                tools.engine().rulesHash().substring(0, 12));
    }

    private static boolean waking(Loop other, boolean handled) {
        if (handled) {
            other.wake();
        }
        return handled;
    }

    /** Until it has been played, nobody else takes up a case. */
    private DemoHistory history(ServeOptions options, Inbox inbox, CodeSender codes, Transport transport) {
        boolean fresh = options.history() && inbox.isEmpty();
        history = new DemoHistory(fresh ? DemoScript.read() : List.of(), tools, database, codes, transport);
        return history;
    }

    private void routes(
            JavalinConfig config, ServeOptions options, IntakeEndpoints endpoints, DemoWorld world, Console console) {
        config.startup.showJavalinBanner = false;
        endpoints.addTo(config.routes);
        console.register(config.routes);
        config.routes.get("/health", context -> context.result("ok\n"));
        config.routes.get("/ready", this::ready);
        config.routes.get("/metrics", context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(meters.registry().scrape()));
        if (options.demo()) {
            config.routes.get("/demo/mailbox", context -> context.result(world.mailbox()));
        }
    }

    private void ready(Context context) {
        boolean reachable = database.isReachable();
        context.status(reachable ? 200 : 503).result(reachable ? "ready\n" : "the database does not answer\n");
    }

    /** The port on which it listens. */
    int port() {
        return http == null ? 0 : http.port();
    }

    /** The port of the seller centre, when a browser works in it. */
    OptionalInt sellerCentrePort() {
        return sellerCentre == null ? OptionalInt.empty() : OptionalInt.of(sellerCentre.port());
    }

    /** The password of the first account, when this start has made it. */
    Optional<String> firstPassword() {
        return Optional.ofNullable(firstPassword);
    }

    /** What people do with its cases. */
    CaseDesk desk() {
        return desk;
    }

    /** What was played before the present, once it is over. */
    Optional<DemoHistory> history() {
        return Optional.ofNullable(history).filter(DemoHistory::isOver);
    }

    /** Stops taking deliveries, lets each thread end its step, and closes the browser and the database. */
    @Override
    public void close() {
        if (http != null) {
            http.stop();
        }
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("event=stop failed={}", e.getClass().getSimpleName());
            }
        }
        database.close();
        LOG.info("event=stopped");
    }

    /** Rings for whoever listens, once somebody does. */
    private static final class Bell {
        private volatile Runnable listener = () -> {};

        void tell(Runnable wake) {
            listener = wake;
        }

        void ring() {
            listener.run();
        }
    }
}
