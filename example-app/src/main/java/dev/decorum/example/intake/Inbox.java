package dev.decorum.example.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.HouseKey;
import dev.decorum.example.store.Rows;
import dev.decorum.example.store.StoreException;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.RawDelivery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has come in and is still to be handled, in the tables {@code delivery} and {@code inbox}. An event is here once,
 * however often its channel delivers it. The delivery is kept as it came until its last event is handled, and then
 * deleted; the digest of the event's id stays. Safe for use by several threads.
 */
public final class Inbox {
    /** How often an event is tried before it goes to a person. */
    public static final int TRIES = 3;

    private static final JsonMapper JSON = PolicyJson.mapper();
    private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};
    private static final String INSERT_DELIVERY =
            "insert into delivery (channel, account, method, path, headers, query,"
                    + " body, received_at) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_EVENT = "insert into inbox (channel, account, event_key, delivery, place, state,"
            + " attempts, received_at) values (?, ?, ?, ?, ?, 'NEW', 0, ?)";
    private static final String NEXT = "select i.number, i.place, i.attempts, d.* from inbox i"
            + " join delivery d on d.number = i.delivery where i.number ="
            + " (select min(number) from inbox where state = 'NEW')";

    private final Database database;
    private final HouseKey key;
    private final InstantSource clock;

    /** An inbox in a database. */
    public Inbox(Database database, HouseKey key, InstantSource clock) {
        this.database = database;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Writes the events of a verified delivery down, all or none. When it returns, none of them can be lost.
     *
     * @return those that had not come before
     */
    public List<ChannelEvent> store(RawDelivery delivery, ChannelAccount account, List<ChannelEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        while (true) {
            try {
                return database.inTransaction(connection -> storeIn(connection, delivery, account, events));
            } catch (StoreException e) {
                // Another thread was quicker with the same event; the next look sees its row.
                if (!Database.isDuplicate(e)) {
                    throw e;
                }
            }
        }
    }

    /** The oldest event that waits. Whoever handles it does so in the same transaction, and nobody else meanwhile. */
    public Optional<Entry> next(Connection connection) throws SQLException {
        return Rows.first(connection, NEXT, Inbox::entry);
    }

    /** Notes that an event is handled, in the transaction that handled it. */
    public void done(Connection connection, Entry entry) throws SQLException {
        end(connection, entry, State.DONE, null);
    }

    /** Notes that the content of an event is still at its channel, and that nothing here fetches it. */
    public void unfetched(Connection connection, Entry entry) throws SQLException {
        end(connection, entry, State.UNFETCHED, null);
    }

    /**
     * Notes that handling an event has failed; after three times it goes to a person.
     *
     * @param fault what went wrong, without personal data
     */
    public void failed(Entry entry, String fault) {
        database.inTransaction(connection -> {
            int attempts = entry.attempts() + 1;
            State state = attempts < TRIES ? State.NEW : State.FAILED;
            return Rows.update(
                    connection,
                    "update inbox set state = ?, attempts = ?, fault = ? where number = ?",
                    state.name(),
                    attempts,
                    fault.length() > 400 ? fault.substring(0, 400) : fault,
                    entry.number());
        });
    }

    /** How many events are in this state. */
    public long count(State state) {
        return database.inTransaction(connection -> Rows.first(
                        connection, "select count(*) from inbox where state = ?", row -> row.getLong(1), state.name())
                .orElse(0L));
    }

    /** Whether nothing has ever come in. */
    public boolean isEmpty() {
        return database.inTransaction(connection ->
                Rows.first(connection, "select 1 from inbox", row -> true).isEmpty());
    }

    private List<ChannelEvent> storeIn(
            Connection connection, RawDelivery delivery, ChannelAccount account, List<ChannelEvent> events)
            throws SQLException {
        List<ChannelEvent> fresh = new ArrayList<>();
        long number = 0;
        for (int place = 0; place < events.size(); place++) {
            ChannelEvent event = events.get(place);
            String eventKey = keyOf(event, delivery, place);
            if (isKnown(connection, account, eventKey)) {
                continue;
            }
            if (fresh.isEmpty()) {
                number = insert(connection, delivery, account);
            }
            Rows.update(
                    connection,
                    INSERT_EVENT,
                    account.channel(),
                    account.id(),
                    eventKey,
                    number,
                    place,
                    delivery.receivedAt());
            fresh.add(event);
        }
        return fresh;
    }

    private static boolean isKnown(Connection connection, ChannelAccount account, String eventKey) throws SQLException {
        return Rows.first(
                        connection,
                        "select 1 from inbox where channel = ? and account = ? and event_key = ?",
                        row -> true,
                        account.channel(),
                        account.id(),
                        eventKey)
                .isPresent();
    }

    /**
     * A message without an id is known again by the bytes that brought it: channels repeat them as they were. A bell that
     * rings again means that something is there again.
     */
    private String keyOf(ChannelEvent event, RawDelivery delivery, int place) {
        String id = event.origin().id();
        if (id != null) {
            return key.digest("event", id);
        }
        return event instanceof ChannelEvent.ContentPending
                ? key.digest("bell", UUID.randomUUID().toString())
                : key.digest("delivery", delivery.body().text(), Integer.toString(place));
    }

    private static long insert(Connection connection, RawDelivery delivery, ChannelAccount account)
            throws SQLException {
        return Rows.insert(
                connection,
                INSERT_DELIVERY,
                account.channel(),
                account.id(),
                delivery.method(),
                delivery.path(),
                PolicyJson.write(delivery.headers()),
                PolicyJson.write(delivery.query()),
                delivery.body().toArray(),
                delivery.receivedAt());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        try {
            RawDelivery delivery = new RawDelivery(
                    row.getString("method"),
                    row.getString("path"),
                    JSON.readValue(row.getString("headers"), VALUES),
                    JSON.readValue(row.getString("query"), VALUES),
                    Bytes.of(row.getBytes("body")),
                    Rows.instant(row, "received_at"));
            return new Entry(
                    row.getLong(1),
                    row.getString("channel"),
                    row.getString("account"),
                    row.getInt("place"),
                    row.getInt("attempts"),
                    delivery);
        } catch (JsonProcessingException e) {
            throw new SQLException("A stored delivery cannot be read.", e);
        }
    }

    private void end(Connection connection, Entry entry, State state, @Nullable String fault) throws SQLException {
        Rows.update(
                connection,
                "update inbox set state = ?, fault = ?, done_at = ? where number = ?",
                state.name(),
                fault,
                clock.instant(),
                entry.number());
        Rows.update(
                connection,
                "delete from delivery where number = (select delivery from inbox where number = ?)"
                        + " and not exists (select 1 from inbox i where i.delivery = delivery.number"
                        + " and i.state in ('NEW', 'FAILED'))",
                entry.number());
    }

    /** Where an event stands. */
    public enum State {
        /** Waits to be handled. */
        NEW,
        /** Handled. */
        DONE,
        /** Could not be handled; waits for a person. */
        FAILED,
        /** Its content is still at the channel. */
        UNFETCHED
    }

    /**
     * An event that waits.
     *
     * @param number its number, in the order of arrival
     * @param channel the id of the channel
     * @param account the house's name of the account
     * @param place which event of the delivery it is, from 0
     * @param attempts how often handling it has failed
     * @param delivery the delivery as it came
     */
    public record Entry(long number, String channel, String account, int place, int attempts, RawDelivery delivery) {}
}
