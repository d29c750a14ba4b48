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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** After how long the content of a bell is asked for again, try by try; the try after the last goes to a person. */
    static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

    private static final JsonMapper JSON = PolicyJson.mapper();
    private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};
    private static final String INSERT_DELIVERY =
            "insert into delivery (channel, account, method, path, headers, query,"
                    + " body, received_at) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_EVENT = "insert into inbox (channel, account, event_key, delivery, place, state,"
            + " attempts, received_at) values (?, ?, ?, ?, ?, 'NEW', 0, ?)";
    private static final String INSERT_FETCHED =
            "insert into inbox (channel, account, event_key, delivery, place, state, attempts, received_at, done_at)"
                    + " select channel, account, ?, delivery, place, 'DONE', 0, received_at, ? from inbox where number = ?";
    private static final String ENTRY = "select i.number, i.place, i.attempts, d.* from inbox i"
            + " join delivery d on d.number = i.delivery where i.number = ";
    private static final String NEXT = ENTRY + "(select min(number) from inbox where state = 'NEW'%s)";
    private static final String NEXT_PENDING =
            ENTRY + "(select min(number) from inbox where state = 'PENDING'" + " and (due_at is null or due_at <= ?))";

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

    /** The oldest event that waits. Whoever handles it notes that in the transaction that did; nobody else does meanwhile. */
    public Optional<Entry> next(Connection connection) throws SQLException {
        return next(connection, Set.of());
    }

    /**
     * The oldest event that waits, likewise.
     *
     * @param but the numbers of those that are not meant
     */
    public Optional<Entry> next(Connection connection, Set<Long> but) throws SQLException {
        String others = but.isEmpty()
                ? ""
                : " and number not in (" + String.join(", ", Collections.nCopies(but.size(), "?")) + ")";
        return Rows.first(connection, NEXT.formatted(others), Inbox::entry, but.toArray());
    }

    /** Notes that an event is handled, in the transaction that handled it. */
    public void done(Connection connection, Entry entry) throws SQLException {
        end(connection, entry, State.DONE, null);
    }

    /** Notes that the content of an event is still at its channel, and that nothing here fetches it. */
    public void unfetched(Connection connection, Entry entry) throws SQLException {
        end(connection, entry, State.UNFETCHED, null);
    }

    /** Notes that the content of an event is to be fetched from its channel. */
    public void pending(Connection connection, Entry entry) throws SQLException {
        Rows.update(connection, "update inbox set state = 'PENDING', attempts = 0 where number = ?", entry.number());
    }

    /** The oldest event whose content is to be fetched now. */
    public Optional<Entry> nextPending(Connection connection) throws SQLException {
        return Rows.first(connection, NEXT_PENDING, Inbox::entry, clock.instant());
    }

    /**
     * Notes an event that was fetched for an entry as handled, in the transaction that handles it.
     *
     * @return false when it came before, and must not be handled again
     */
    public boolean fetched(Connection connection, Entry entry, ChannelEvent event, int place) throws SQLException {
        String id = event.origin().id();
        String eventKey = key.digest("event", id != null ? id : "fetched " + entry.number() + " " + place);
        if (isKnown(connection, entry.channel(), entry.account(), eventKey)) {
            return false;
        }
        Rows.update(connection, INSERT_FETCHED, eventKey, clock.instant(), entry.number());
        return true;
    }

    /**
     * Notes that the content of an event could not be fetched: it is tried again later, and goes to a person in the end.
     *
     * @param fault what went wrong, without personal data
     */
    public void notFetched(Entry entry, String fault) {
        boolean again = entry.attempts() < PAUSES.size();
        failed(
                entry,
                fault,
                again ? State.PENDING : State.FAILED,
                again ? clock.instant().plus(PAUSES.get(entry.attempts())) : null);
    }

    /**
     * Notes that handling an event has failed; after three times it goes to a person.
     *
     * @param fault what went wrong, without personal data
     */
    public void failed(Entry entry, String fault) {
        failed(entry, fault, entry.attempts() + 1 < TRIES ? State.NEW : State.FAILED, null);
    }

    private void failed(Entry entry, String fault, State state, @Nullable Instant dueAt) {
        database.inTransaction(connection -> Rows.update(
                connection,
                "update inbox set state = ?, attempts = ?, fault = ?, due_at = ? where number = ?",
                state.name(),
                entry.attempts() + 1,
                fault.length() > 400 ? fault.substring(0, 400) : fault,
                dueAt,
                entry.number()));
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
            if (isKnown(connection, account.channel(), account.id(), eventKey)) {
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

    private static boolean isKnown(Connection connection, String channel, String account, String eventKey)
            throws SQLException {
        return Rows.first(
                        connection,
                        "select 1 from inbox where channel = ? and account = ? and event_key = ?",
                        row -> true,
                        channel,
                        account,
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
                        + " and i.state in ('NEW', 'PENDING', 'FAILED'))",
                entry.number());
    }

    /** Where an event stands. */
    public enum State {
        /** Waits to be handled. */
        NEW,
        /** Its content is to be fetched. */
        PENDING,
        /** Handled. */
        DONE,
        /** Could not be handled; waits for a person. */
        FAILED,
        /** Its content is at the channel, and nothing here fetches it. */
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
