package dev.decorum.example.execution.sellercentre;

import dev.decorum.example.execution.BackOfficeException;
import dev.decorum.example.execution.Change;
import dev.decorum.example.execution.ChangeKind;
import dev.decorum.example.execution.ChangeResult;
import dev.decorum.example.execution.JdbcBackOffice;
import dev.decorum.example.execution.OrderRecord;
import dev.decorum.example.execution.ShopBooks;
import dev.decorum.example.store.Rows;
import dev.decorum.example.store.StoreException;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.AddNote;
import dev.decorum.policy.fact.Compensation;
import dev.decorum.policy.fact.DisputeKind;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.RefundMethod;
import dev.decorum.policy.fact.SubmitDisputeEvidence;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/**
 * The seller centre as routes of a server of its own: sign-in, orders, forms for changes, and references. It reads and
 * writes the tables that {@link JdbcBackOffice} does. Safe for use by several threads.
 */
public final class SellerCentre {
    private static final String COOKIE = "seller";
    private static final int MOST_SESSIONS = 200;

    private final DataSource database;
    private final JdbcBackOffice orders;
    private final ShopBooks books;
    private final List<SellerAccount> accounts;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    /** A seller centre on these tables, to which these accounts can sign in. */
    public SellerCentre(DataSource database, List<SellerAccount> accounts, InstantSource clock) {
        this.database = database;
        this.orders = new JdbcBackOffice(database);
        this.books = new ShopBooks(database);
        this.accounts = List.copyOf(accounts);
        this.clock = clock;
    }

    private record Session(SellerAccount account, String token) {}

    /** Adds its pages to a server, which should serve nothing else. */
    public void addTo(RoutesConfig routes) {
        routes.get("/sign-in", http -> html(http, SellerPages.signIn(false)));
        routes.post("/sign-in", this::signIn);
        routes.get("/orders", signedIn((http, session) -> html(http, SellerPages.search(false))));
        routes.get("/orders/find", signedIn((http, session) -> find(http)));
        routes.get("/orders/{order}", signedIn((http, session) -> order(http)));
        for (ChangeKind kind : ChangeKind.values()) {
            String path = "/orders/{order}/" + SellerPages.path(kind);
            routes.get(path, signedIn((http, session) -> form(http, session, kind)));
            routes.post(path, signedIn((http, session) -> enter(http, session, kind)));
        }
        routes.get("/references/{reference}", signedIn((http, session) -> reference(http)));
        routes.get("/customers/{customer}", signedIn((http, session) -> customer(http)));
        routes.exception(BackOfficeException.class, (failure, http) -> {
            http.status(503);
            html(http, SellerPages.message("Not available", "The books cannot be read now."));
        });
    }

    /** Signs everybody out. */
    public void endSessions() {
        sessions.clear();
    }

    private void signIn(Context http) {
        String name = field(http, "name");
        String password = field(http, "password");
        Optional<SellerAccount> found = accounts.stream()
                .filter(account -> same(account.name(), name) && same(account.password(), password))
                .findFirst();
        if (found.isEmpty()) {
            http.status(401);
            html(http, SellerPages.signIn(true));
            return;
        }
        if (sessions.size() >= MOST_SESSIONS) {
            sessions.clear();
        }
        String id = secret();
        sessions.put(id, new Session(found.get(), secret()));
        Cookie cookie = new Cookie(COOKIE, id);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        http.cookie(cookie);
        http.redirect("/orders");
    }

    private io.javalin.http.Handler signedIn(BiConsumer<Context, Session> page) {
        return http -> {
            String id = http.cookie(COOKIE);
            Session session = id == null ? null : sessions.get(id);
            if (session == null) {
                http.redirect("/sign-in");
            } else {
                page.accept(http, session);
            }
        };
    }

    private void find(Context http) {
        String number =
                Objects.requireNonNullElse(http.queryParam("number"), "").trim();
        if (orders.order(number).isPresent()) {
            http.redirect("/orders/" + number);
        } else {
            html(http, SellerPages.search(true));
        }
    }

    private void order(Context http) {
        Optional<OrderRecord> found = known(http);
        found.ifPresent(record -> {
            String id = http.pathParam("order");
            html(
                    http,
                    SellerPages.order(record, postcode(id), orders.shipment(id).orElse(null), books.of(id)));
        });
    }

    private void form(Context http, Session session, ChangeKind kind) {
        if (isPermitted(http, session, kind)) {
            known(http)
                    .ifPresent(record -> html(
                            http, SellerPages.form(kind, http.pathParam("order"), currency(record), session.token())));
        }
    }

    private void enter(Context http, Session session, ChangeKind kind) {
        if (!isPermitted(http, session, kind)) {
            return;
        }
        Optional<OrderRecord> order = known(http);
        if (order.isEmpty()) {
            return;
        }
        String key = field(http, "reference").trim();
        try {
            if (!same(session.token(), field(http, "token")) || key.isEmpty() || key.length() > 100) {
                throw new IllegalArgumentException("The form is not complete.");
            }
            Change change = new Change(
                    action(http, kind, currency(order.get())),
                    http.pathParam("order"),
                    field(http, "text"),
                    field(http, "agent"));
            ChangeResult result = books.enter(key, change, clock.instant());
            if (result instanceof ChangeResult.Done done) {
                html(http, SellerPages.entered(books.find(key).orElseThrow(), done.before()));
            } else if (result instanceof ChangeResult.Declined declined) {
                http.status(422);
                html(http, SellerPages.message("Not entered", declined.why()));
            }
        } catch (IllegalArgumentException e) {
            http.status(422);
            html(http, SellerPages.message("Not entered", "The form is not complete, or a value is none."));
        }
    }

    private static Action action(Context http, ChangeKind kind, String currency) {
        String id = SellerPages.path(kind);
        String order = http.pathParam("order");
        return switch (kind) {
            case REFUND ->
                new Refund(
                        id,
                        Money.of(field(http, "amount").trim(), currency),
                        RefundMethod.valueOf(field(http, "method")),
                        order,
                        Money.UNKNOWN,
                        null);
            case COMPENSATION ->
                new Compensation(id, Money.of(field(http, "amount").trim(), currency), order, Money.UNKNOWN);
            case NOTE -> new AddNote(id, false);
            case DISPUTE_EVIDENCE -> new SubmitDisputeEvidence(id, order, DisputeKind.valueOf(field(http, "dispute")));
        };
    }

    private void reference(Context http) {
        html(
                http,
                books.find(http.pathParam("reference"))
                        .map(entry -> SellerPages.entered(entry, true))
                        .orElseGet(SellerPages::noSuchReference));
    }

    private void customer(Context http) {
        String id = http.pathParam("customer");
        Instant now = Instant.parse(Objects.requireNonNullElse(
                http.queryParam("at"), clock.instant().toString()));
        ZoneId zone = ZoneId.of(Objects.requireNonNullElse(http.queryParam("zone"), "UTC"));
        String agent = Objects.requireNonNullElse(http.queryParam("agent"), "");
        html(http, SellerPages.customer(id, orders.history(id, agent, now, zone)));
    }

    private Optional<OrderRecord> known(Context http) {
        Optional<OrderRecord> found = orders.order(http.pathParam("order"));
        if (found.isEmpty()) {
            http.status(404);
            html(http, SellerPages.message("Not found", "There is no such order."));
        }
        return found;
    }

    private static boolean isPermitted(Context http, Session session, ChangeKind kind) {
        boolean permitted = session.account().permissions().contains(kind);
        if (!permitted) {
            http.status(403);
            html(http, SellerPages.message("Not permitted", "Your account may not do this."));
        }
        return permitted;
    }

    private String postcode(String order) {
        try (Connection connection = database.getConnection()) {
            return Rows.first(
                            connection, "select postcode from shop_order where id = ?", row -> row.getString(1), order)
                    .orElse("");
        } catch (SQLException e) {
            throw new StoreException("read an order", e);
        }
    }

    private static String currency(OrderRecord record) {
        return Objects.requireNonNullElse(record.order().total().currency(), "");
    }

    private static String field(Context http, String name) {
        return Objects.requireNonNullElse(http.formParam(name), "");
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void html(Context http, String page) {
        http.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
        http.header("Cache-Control", "no-store");
        http.html(page);
    }
}
