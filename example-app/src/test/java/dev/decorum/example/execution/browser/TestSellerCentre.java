package dev.decorum.example.execution.browser;

import dev.decorum.example.execution.ChangeKind;
import dev.decorum.example.execution.sellercentre.SellerAccount;
import dev.decorum.example.execution.sellercentre.SellerCentre;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.Rows;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** The seller centre on a port of its own, whose pages a test can change under the browser. */
final class TestSellerCentre implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    final DataSource database;
    final SellerCentre centre;
    private final Database store;
    private final Javalin http;
    volatile Consumer<Context> before = context -> {};
    volatile Consumer<Context> after = context -> {};

    TestSellerCentre() throws Exception {
        store = Database.inMemory();
        store.fill("/demo/orders.sql");
        database = store.dataSource();
        centre = new SellerCentre(
                database,
                List.of(
                        new SellerAccount("robot", "only-for-tests", EnumSet.allOf(ChangeKind.class)),
                        new SellerAccount("reader", "only-for-tests", EnumSet.noneOf(ChangeKind.class))),
                () -> NOW);
        http = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.before(context -> before.accept(context));
                    centre.addTo(config.routes);
                    config.routes.after(context -> after.accept(context));
                })
                .start("127.0.0.1", 0);
    }

    /** A browser for it, with little patience. */
    BrowserSettings settings(String user) {
        for (String program : List.of("/usr/bin/chromium", "/usr/bin/chromedriver")) {
            if (!Files.isExecutable(Path.of(program))) {
                throw new AssertionError(
                        "There is no `" + program
                                + "`, and these tests drive a real browser. Install the packages chromium and chromium-driver.");
            }
        }
        return new BrowserSettings(
                Path.of("/usr/bin/chromium"),
                Path.of("/usr/bin/chromedriver"),
                URI.create("http://127.0.0.1:" + http.port()),
                user,
                "only-for-tests",
                Duration.ofSeconds(2));
    }

    /** Changes the HTML of the pages whose path ends so. */
    void change(String path, UnaryOperator<String> change) {
        after = context -> {
            String html = context.result();
            if (context.path().endsWith(path) && html != null) {
                context.removeHeader("Content-Security-Policy");
                String changed = change.apply(html);
                if (changed.equals(html)) {
                    throw new AssertionError("The page was not changed.");
                }
                context.result(changed);
            }
        };
    }

    /** Leaves the pages alone again, and forgets what was done to orders. */
    void reset() throws SQLException {
        before = context -> {};
        after = context -> {};
        try (Connection connection = database.getConnection()) {
            Rows.update(connection, "delete from refund");
            Rows.update(connection, "delete from back_office_action");
        }
    }

    /** How many refunds were paid. */
    long refunds() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Rows.first(connection, "select count(*) from refund", row -> row.getLong(1))
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        http.stop();
        store.close();
    }
}
