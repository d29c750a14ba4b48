package dev.decorum.example.execution;

import dev.decorum.policy.fact.Execution;
import dev.decorum.policy.fact.FailureKind;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.OrderStatus;
import dev.decorum.policy.fact.PageState;
import dev.decorum.policy.review.Attempt;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A back office in the tables of the application's own database. Safe for use by several threads. */
@Singleton
public final class JdbcBackOffice implements BackOffice {
    private static final Duration HISTORY = Duration.ofDays(90);
    private static final Money NOTHING = Money.of("0", "EUR");

    private final DataSource database;
    private final ShopBooks books;

    /** A back office in a database. */
    @Inject
    public JdbcBackOffice(DataSource database) {
        this.database = database;
        this.books = new ShopBooks(database);
    }

    @Override
    public boolean matches(String orderId, String postcode) {
        return ask(
                "compare an order",
                "select 1 from shop_order where id = ? and postcode = ?",
                ResultSet::next,
                orderId,
                postcode);
    }

    @Override
    public Optional<OrderRecord> order(String orderId) {
        return ask(
                "look an order up",
                "select o.*, c.email, c.disputes_open from shop_order o join customer c on c.id = o.customer_id"
                        + " where o.id = ?",
                rows -> rows.next() ? Optional.of(record(rows)) : Optional.empty(),
                orderId);
    }

    @Override
    public Optional<Shipment> shipment(String orderId) {
        return ask(
                "look a shipment up",
                "select * from shipment where order_id = ?",
                rows -> rows.next()
                        ? Optional.of(new Shipment(
                                rows.getString("carrier"),
                                rows.getString("tracking"),
                                rows.getString("status"),
                                instant(rows, "seen_at"),
                                instant(rows, "expected_at")))
                        : Optional.empty(),
                orderId);
    }

    @Override
    public History history(String customerId, String agent, Instant now, ZoneId zone) {
        String ofCustomer =
                "from refund r join shop_order o on o.id = r.order_id where o.customer_id = ? and r.paid_at > ?";
        OffsetDateTime since = utc(now.minus(HISTORY));
        int count = ask("count refunds", "select count(*) " + ofCustomer, JdbcBackOffice::first, customerId, since);
        Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return new History(
                sum("select sum(r.amount), min(r.currency), max(r.currency) " + ofCustomer, customerId, since),
                sum(
                        "select sum(a.amount), min(a.currency), max(a.currency) from back_office_action a join shop_order"
                                + " o on o.id = a.order_id where a.kind = 'COMPENSATION' and o.customer_id = ?"
                                + " and a.done_at > ?",
                        customerId,
                        since),
                count,
                0,
                0,
                sum(
                        "select sum(amount), min(currency), max(currency) from refund where agent = ? and paid_at >= ?",
                        agent,
                        utc(midnight)));
    }

    @Override
    public Execution condition() {
        try {
            ask("be reached", "select count(*) from refund", JdbcBackOffice::first);
            return Execution.ready();
        } catch (BackOfficeException e) {
            return new Execution(PageState.UNREACHABLE, false, Set.of(), FailureKind.NONE);
        }
    }

    @Override
    public Preparation prepare(Change change) {
        return new Preparation.Ready(new Prepared(change));
    }

    @Override
    public ChangeResult submit(PreparedChange prepared, Attempt attempt) {
        if (!(prepared instanceof Prepared)) {
            throw new IllegalArgumentException("The change was prepared by another back office.");
        }
        try {
            return books.enter(attempt.idempotencyKey(), prepared.change(), attempt.at());
        } catch (BackOfficeException e) {
            return new ChangeResult.Unknown(e.explanation(), List.of());
        }
    }

    @Override
    public Optional<ChangeResult.Done> done(String idempotencyKey) {
        return books.find(idempotencyKey).map(entry -> new ChangeResult.Done(entry.reference(), true));
    }

    private Money sum(String sql, Object... values) {
        return ask(
                "add refunds up",
                sql,
                rows -> {
                    rows.next();
                    BigDecimal amount = rows.getBigDecimal(1);
                    if (amount == null) {
                        return NOTHING;
                    }
                    String currency = rows.getString(2);
                    return currency.equals(rows.getString(3)) ? new Money(amount, currency, null) : Money.UNKNOWN;
                },
                values);
    }

    private static OrderRecord record(ResultSet row) throws SQLException {
        Order order = new Order(
                row.getString("id"),
                OrderStatus.valueOf(row.getString("status")),
                new Money(row.getBigDecimal("total"), row.getString("currency"), null),
                instant(row, "placed_at"),
                instant(row, "promised_at"),
                instant(row, "delivered_at"),
                null,
                null,
                Set.of(row.getString("category")),
                row.getString("payment_method"),
                null);
        return new OrderRecord(
                order, row.getString("customer_id"), row.getString("email"), row.getInt("disputes_open"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static int first(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getInt(1);
    }

    private <T> T ask(String task, String sql, Reading<T> reading, Object... values) {
        try (Connection connection = database.getConnection()) {
            return Objects.requireNonNull(query(connection, sql, reading, values));
        } catch (SQLException e) {
            throw new BackOfficeException(task, e);
        }
    }

    private static <T> @Nullable T query(
            Connection connection, String sql, Reading<T> reading, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return reading.of(rows);
            }
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private record Prepared(Change change) implements PreparedChange {
        @Override
        public List<Screenshot> screenshots() {
            return List.of();
        }
    }

    private interface Reading<T> {
        @Nullable
        T of(ResultSet rows) throws SQLException;
    }
}
