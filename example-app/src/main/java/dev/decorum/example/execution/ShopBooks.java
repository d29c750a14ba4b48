package dev.decorum.example.execution;

import dev.decorum.example.store.Database;
import dev.decorum.example.store.Rows;
import dev.decorum.policy.fact.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The shop's own books of changes: what its seller centre and {@link JdbcBackOffice} write into. Asks for no approval; that
 * is the task of those who write. Safe for use by several threads.
 */
public final class ShopBooks {
    private static final String ENTRIES = "select reference as number, idempotency_key, 'REFUND' as kind, order_id,"
            + " amount, currency, '' as words, agent, paid_at as done_at from refund union all"
            + " select number, idempotency_key, kind, order_id, amount, currency, words, agent, done_at"
            + " from back_office_action";

    /** What fits into the column of an amount. */
    private static final BigDecimal MOST = new BigDecimal("9999999999.99");

    private final DataSource database;

    /** The books in a database. */
    public ShopBooks(DataSource database) {
        this.database = database;
    }

    /**
     * What was done to an order.
     *
     * @param reference the number of it
     * @param idempotencyKey under which it was done
     * @param amount the money that was paid; unknown when none was
     * @param text the note, the reason or the evidence. Personal data
     */
    public record Entry(
            String reference,
            String idempotencyKey,
            ChangeKind kind,
            String orderId,
            Money amount,
            String text,
            String agent,
            Instant at) {
        @Override
        public String toString() {
            return "Entry[" + reference + ", " + kind + "]";
        }
    }

    /**
     * Enters a change, in one transaction. A key that was used before changes nothing and gives the first reference back.
     *
     * @throws BackOfficeException when the database refuses; whether it was entered is then not known
     */
    public ChangeResult enter(String key, Change change, Instant now) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                ChangeResult result = enterIn(connection, key, change, now);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            if (Database.isDuplicate(e)) {
                return find(key).map(ShopBooks::again).orElseThrow(() -> new BackOfficeException("enter a change", e));
            }
            throw new BackOfficeException("enter a change", e);
        }
    }

    /** What was entered under a key. */
    public Optional<Entry> find(String key) {
        return entries("where idempotency_key = ?", key).stream().findFirst();
    }

    /** What was done to an order, the latest last. */
    public List<Entry> of(String orderId) {
        return entries("where order_id = ? order by done_at, number", orderId);
    }

    private List<Entry> entries(String which, String value) {
        try (Connection connection = database.getConnection()) {
            return Rows.all(connection, "select * from (" + ENTRIES + ") e " + which, ShopBooks::entry, value);
        } catch (SQLException e) {
            throw new BackOfficeException("look a change up", e);
        }
    }

    private static ChangeResult enterIn(Connection connection, String key, Change change, Instant now)
            throws SQLException {
        Optional<Order> order = Rows.first(
                connection,
                "select total, currency from shop_order where id = ? for update",
                row -> new Order(row.getBigDecimal(1), row.getString(2)),
                change.orderId());
        Optional<Entry> earlier = Rows.first(
                connection, "select * from (" + ENTRIES + ") e where idempotency_key = ?", ShopBooks::entry, key);
        if (earlier.isPresent()) {
            return again(earlier.get());
        }
        if (order.isEmpty()) {
            return new ChangeResult.Declined("There is no such order.");
        }
        String refusal = refusal(connection, change, order.get());
        return refusal == null
                ? new ChangeResult.Done(Long.toString(insert(connection, key, change, now)), false)
                : new ChangeResult.Declined(refusal);
    }

    private static ChangeResult.Done again(Entry earlier) {
        return new ChangeResult.Done(earlier.reference(), true);
    }

    /** Why the shop does not do it; null when it does. */
    private static @Nullable String refusal(Connection connection, Change change, Order order) throws SQLException {
        return switch (change.kind()) {
            case REFUND ->
                isPayable(change, order, order.total().subtract(refunded(connection, change.orderId())))
                        ? null
                        : "The amount is not known, not positive, in another currency than the"
                                + " order, or more than what is left of it.";
            case COMPENSATION ->
                isPayable(change, order, MOST)
                        ? null
                        : "The amount is not known, not positive, too high, or in another currency than the order.";
            case NOTE -> change.text().isBlank() ? "The note is empty." : null;
            case DISPUTE_EVIDENCE ->
                isDisputed(connection, change.orderId()) ? "Evidence for this order was given already." : null;
        };
    }

    private static boolean isPayable(Change change, Order order, BigDecimal most) {
        BigDecimal amount = change.amount().amount();
        return amount != null
                && amount.signum() > 0
                && amount.compareTo(most) <= 0
                && order.currency().equals(change.amount().currency());
    }

    private static BigDecimal refunded(Connection connection, String orderId) throws SQLException {
        return Rows.first(
                        connection,
                        "select coalesce(sum(amount), 0) from refund where order_id = ?",
                        row -> row.getBigDecimal(1),
                        orderId)
                .orElseThrow();
    }

    private static boolean isDisputed(Connection connection, String orderId) throws SQLException {
        return Rows.first(
                        connection,
                        "select 1 from back_office_action where order_id = ? and kind = 'DISPUTE_EVIDENCE'",
                        row -> true,
                        orderId)
                .isPresent();
    }

    private static long insert(Connection connection, String key, Change change, Instant now) throws SQLException {
        if (change.kind() == ChangeKind.REFUND) {
            Rows.update(
                    connection,
                    "insert into refund (idempotency_key, order_id, amount, currency, agent, paid_at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    key,
                    change.orderId(),
                    change.amount().amount(),
                    change.amount().currency(),
                    change.agent(),
                    now);
            return Rows.first(
                            connection,
                            "select reference from refund where idempotency_key = ?",
                            row -> row.getLong(1),
                            key)
                    .orElseThrow();
        }
        return Rows.insert(
                connection,
                "insert into back_office_action (idempotency_key, kind, order_id, amount, currency, words, agent, done_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                key,
                change.kind().name(),
                change.orderId(),
                change.amount().amount(),
                change.amount().currency(),
                change.text(),
                change.agent(),
                now);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return new Entry(
                Long.toString(row.getLong("number")),
                Objects.requireNonNull(row.getString("idempotency_key")).trim(),
                ChangeKind.valueOf(row.getString("kind").trim()),
                row.getString("order_id"),
                amount == null ? Money.UNKNOWN : new Money(amount, row.getString("currency"), null),
                row.getString("words"),
                row.getString("agent"),
                Rows.instant(row, "done_at"));
    }

    private record Order(BigDecimal total, String currency) {}
}
