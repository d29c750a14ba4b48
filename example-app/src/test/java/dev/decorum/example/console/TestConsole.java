package dev.decorum.example.console;

import dev.decorum.example.intake.Account;
import dev.decorum.example.intake.Accounts;
import dev.decorum.example.store.Database;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.engine.CompiledCache;
import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A console on a free port, over a database in memory, with a clock that stands until it is moved. */
final class TestConsole implements AutoCloseable {
    static final String PASSWORD = "six green kettles sing";
    static final Path RULES = Path.of(System.getProperty("decorum.root"), "rules");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    final Database database = Database.inMemory();
    final TestDesk desk;
    final Console console;
    private final Javalin server;
    private Instant now = Instant.parse("2026-11-02T09:00:00Z");

    TestConsole() {
        InstantSource clock = () -> now;
        desk = new TestDesk(Rules.ENGINE, clock);
        Console.House house = new Console.House(
                desk,
                Rules.ENGINE,
                RULES,
                new RuleTally(clock),
                Accounts.of(List.of(account("whatsapp", "app-secret"), account("line", "channel-secret"))),
                (caseId, person, out) -> out.write(("capsule of " + caseId).getBytes(StandardCharsets.UTF_8)));
        console = new Console(database.dataSource(), house, new Passwords(1000), clock, ZONE);
        console.staff().put("Ana", StaffRole.AGENT, PASSWORD);
        console.staff().put("Ben", StaffRole.AGENT, PASSWORD);
        console.staff().put("Sam", StaffRole.SUPERVISOR, PASSWORD);
        console.staff().put("Ada", StaffRole.ADMINISTRATOR, PASSWORD);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    console.register(config.routes);
                })
                .start("127.0.0.1", 0);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    Browser browser() {
        return new Browser(address());
    }

    /** A browser in which this person has signed in. */
    Browser signedIn(String name) {
        Browser browser = browser();
        browser.signIn(name, PASSWORD);
        return browser;
    }

    @Override
    public void close() {
        server.stop();
        database.close();
    }

    private static Account account(String channel, String secret) {
        return new Account(
                ChannelAccount.of("shop-de", channel, Map.of(secret, "a-secret-of-no-worth")),
                "de",
                null,
                ZONE,
                RolloutStage.REVIEWED_EXECUTION,
                "assistant",
                null);
    }

    /** The rules of the checkout, loaded once for all tests. */
    private static final class Rules {
        static final PolicyEngine ENGINE = load();

        private static PolicyEngine load() {
            try {
                return DroolsPolicyEngine.load(RULES, CompiledCache.standard());
            } catch (RuleSetException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
