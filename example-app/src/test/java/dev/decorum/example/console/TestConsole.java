package dev.decorum.example.console;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** A console on a free port, over a database in memory, with a clock that stands until it is moved. */
final class TestConsole implements AutoCloseable {
    static final String PASSWORD = "six green kettles sing";

    final JdbcDataSource database = new JdbcDataSource();
    private final Connection open;
    final Console console;
    private final Javalin server;
    private Instant now = Instant.parse("2026-11-02T09:00:00Z");

    TestConsole() throws SQLException, IOException {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        open = database.getConnection();
        try (InputStream script = TestConsole.class.getResourceAsStream("/db/30-console.sql");
                Statement statement = open.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        InstantSource clock = () -> now;
        console = new Console(database, new Passwords(1000), clock, ZoneId.of("Europe/Berlin"));
        console.staff().put("Ana", StaffRole.AGENT, PASSWORD);
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
    public void close() throws SQLException {
        server.stop();
        open.close();
    }
}
