package dev.decorum.example.operations;

import dev.decorum.example.store.HouseKey;
import dev.decorum.example.store.Rows;
import dev.decorum.example.store.Sealer;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.Surface;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of cases. What is personal is sealed under the customer's key. Every method works in the caller's transaction;
 * safe for use by several threads.
 */
final class CaseStore {
    /** A message this long after the last one of its case opens another case. */
    static final Duration REST = Duration.ofDays(14);

    private static final String COLUMNS =
            "id, channel, account, surface, subject, region, state, reason, roles, language,"
                    + " intents, assignee, opened_at, changed_at, platform_due, statutory_due, house_due, window_closes_at";

    private final HouseKey key;

    CaseStore(HouseKey key) {
        this.key = key;
    }

    /** The opaque key of a conversation. */
    String threadKey(String channel, String account, String thread) {
        return key.digest("thread", channel, account, thread);
    }

    /** The opaque key of a message of a channel. */
    String messageKey(String channel, String account, String message) {
        return key.digest("message", channel, account, message);
    }

    /** The case to which a message of this conversation and customer belongs, locked until the transaction ends. */
    Optional<CaseRow> current(
            Connection connection, String channel, String account, String threadKey, String subject, Instant now)
            throws SQLException {
        return Rows.first(
                connection,
                "select " + COLUMNS + " from support_case where channel = ? and account = ? and thread_key = ?"
                        + " and subject = ? and state <> 'CLOSED' and changed_at > ?"
                        + " order by changed_at desc fetch first 1 row only",
                CaseStore::row,
                channel,
                account,
                threadKey,
                subject,
                now.minus(REST));
    }

    /** A new case. */
    CaseRow open(
            Connection connection,
            String channel,
            String account,
            Surface surface,
            String threadKey,
            String subject,
            String region,
            Instant now)
            throws SQLException {
        String id = "C-" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        Rows.update(
                connection,
                "insert into support_case (id, channel, account, surface, thread_key, subject, state, roles, region,"
                        + " intents, opened_at, changed_at) values (?, ?, ?, ?, ?, ?, 'QUIET', '', ?, '', ?, ?)",
                id,
                channel,
                account,
                FactKinds.wordFor(surface),
                threadKey,
                subject,
                region,
                now,
                now);
        return find(connection, id).orElseThrow();
    }

    /** The case with this key. */
    Optional<CaseRow> find(Connection connection, String id) throws SQLException {
        return Rows.first(connection, "select " + COLUMNS + " from support_case where id = ?", CaseStore::row, id);
    }

    /** The case with this key, locked until the transaction ends. */
    Optional<CaseRow> lock(Connection connection, String id) throws SQLException {
        return Rows.first(
                connection, "select " + COLUMNS + " from support_case where id = ? for update", CaseStore::row, id);
    }

    /** How many cases a customer has opened since, the one that is being opened among them. */
    int openedSince(Connection connection, String subject, Instant since) throws SQLException {
        return Rows.first(
                        connection,
                        "select count(*) from support_case where subject = ? and opened_at > ?",
                        row -> row.getInt(1),
                        subject,
                        since)
                .orElse(0);
    }

    /** What is known of a case; a new file when nothing is yet. */
    CaseFile file(Connection connection, CaseRow row, Shop shop, Sealer sealer) throws SQLException {
        byte[] sealed = Rows.first(
                        connection,
                        "select file from support_case where id = ?",
                        found -> Optional.ofNullable(found.getBytes(1)),
                        row.id())
                .flatMap(found -> found)
                .orElse(null);
        return sealed == null
                ? new CaseFile(row.id(), shop)
                : CaseFile.of(row.id(), shop, sealer.open("file " + row.id(), sealed, CaseFile.Snapshot.class));
    }

    /** Keeps what is known of a case now. */
    void keep(Connection connection, CaseFile file, Sealer sealer) throws SQLException {
        Rows.update(
                connection,
                "update support_case set file = ?, language = ?, intents = ?, window_closes_at = ? where id = ?",
                sealer.seal("file " + file.id(), file.snapshot()),
                file.message().language(),
                words(file.intents()),
                file.conversation().window().closesAt(),
                file.id());
    }

    /** Notes where a case stands now, and why. */
    void state(
            Connection connection,
            String id,
            CaseState state,
            @Nullable String reason,
            Collection<Role> roles,
            Instant now)
            throws SQLException {
        Rows.update(
                connection,
                "update support_case set state = ?, reason = ?, roles = ?, changed_at = ? where id = ?",
                state.name(),
                reason,
                words(roles),
                now,
                id);
    }

    /** Notes until when a case must be answered. */
    void clocks(Connection connection, String id, CaseRow.Clocks clocks) throws SQLException {
        Rows.update(
                connection,
                "update support_case set platform_due = ?, statutory_due = ?, house_due = ? where id = ?",
                clocks.platform(),
                clocks.statutory(),
                clocks.house(),
                id);
    }

    /** Notes who has taken a case; null when nobody has. */
    void assign(Connection connection, String id, @Nullable String person) throws SQLException {
        Rows.update(connection, "update support_case set assignee = ? where id = ?", person, id);
    }

    /** The row on which a result stands. */
    static CaseRow row(ResultSet row) throws SQLException {
        CaseState state = CaseState.valueOf(row.getString("state"));
        // Platform and house ask for an answer, so their clocks stand still once there is one.
        boolean answered = state == CaseState.ANSWERED || state == CaseState.CLOSED;
        return new CaseRow(
                row.getString("id"),
                row.getString("channel"),
                row.getString("account"),
                value(Surface.class, row.getString("surface")),
                row.getString("subject"),
                row.getString("region"),
                state,
                row.getString("reason"),
                values(Role.class, row.getString("roles")),
                row.getString("language"),
                values(Intent.class, row.getString("intents")),
                row.getString("assignee"),
                Rows.instant(row, "opened_at"),
                Rows.instant(row, "changed_at"),
                new CaseRow.Clocks(
                        answered ? null : Rows.instantOrNull(row, "platform_due"),
                        Rows.instantOrNull(row, "statutory_due"),
                        answered ? null : Rows.instantOrNull(row, "house_due"),
                        Rows.instantOrNull(row, "window_closes_at")));
    }

    /** The cases of a customer. */
    List<String> ofSubject(Connection connection, String subject) throws SQLException {
        return Rows.all(connection, "select id from support_case where subject = ?", row -> row.getString(1), subject);
    }

    /** Forgets what is sealed in the rows of a case, which nobody can read any longer. */
    void forget(Connection connection, String id, Instant now) throws SQLException {
        Rows.update(
                connection,
                "update support_case set file = null, state = 'CLOSED', reason = null, changed_at = ? where id = ?",
                now,
                id);
        Rows.update(connection, "update case_message set content = null where case_id = ?", id);
        Rows.update(connection, "update draft set content = null, state = 'DISCARDED' where case_id = ?", id);
        Rows.update(connection, "update outbox set content = null where case_id = ?", id);
        Rows.update(connection, "delete from correction where case_id = ?", id);
        MessageStore.wordsGone(connection, id);
        Rows.update(connection, "delete from case_decision where case_id = ?", id);
        Rows.update(connection, "delete from proof_code where case_id = ?", id);
    }

    static String columns() {
        return COLUMNS;
    }

    private static String words(Collection<? extends Enum<?>> values) {
        return values.stream().map(FactKinds::wordFor).sorted().collect(Collectors.joining(","));
    }

    private static <E extends Enum<E>> Set<E> values(Class<E> type, String words) {
        Set<E> values = EnumSet.noneOf(type);
        for (String word : words.split(",")) {
            if (!word.isEmpty()) {
                values.add(value(type, word));
            }
        }
        return values;
    }

    private static <E extends Enum<E>> E value(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
