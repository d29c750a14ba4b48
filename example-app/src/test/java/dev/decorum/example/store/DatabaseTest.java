package dev.decorum.example.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00.123456Z");
    private static final String INSERT = "insert into delivery (channel, account, method, path, headers, query, body,"
            + " received_at) values ('web-chat', ?, 'POST', '/', '{}', '{}', ?, ?)";

    @ParameterizedTest
    @EnumSource
    void keepsBytesTextsAndInstantsAsTheyWere(TestDatabases kind) {
        byte[] bytes = new byte[2_500_000];
        new Random(7).nextBytes(bytes);
        try (Database database = Database.open(kind.url())) {
            long number = database.inTransaction(c -> Rows.insert(c, INSERT, "ünï 中文 😀", bytes, AT));

            Optional<Long> found = database.inTransaction(c -> Rows.first(
                    c,
                    "select * from delivery where number = ?",
                    row -> {
                        assertThat(row.getString("account")).isEqualTo("ünï 中文 😀");
                        assertThat(row.getBytes("body")).isEqualTo(bytes);
                        assertThat(Rows.instant(row, "received_at")).isEqualTo(AT);
                        return number;
                    },
                    number));

            assertThat(found).contains(number);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionThatFailsLeavesNothingBehind(TestDatabases kind) {
        try (Database database = Database.open(kind.url())) {
            assertThatThrownBy(() -> database.inTransaction(c -> {
                        Rows.insert(c, INSERT, "a", new byte[0], AT);
                        throw new SQLException("stop");
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            "Could not write to the database. Maybe the database is down, full, or open elsewhere.");

            assertThat(count(database)).containsExactly(0L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecondRowOfOneKeyIsToldFromOtherFailures(TestDatabases kind) {
        String version = "insert into schema_version values ('same')";
        try (Database database = Database.open(kind.url())) {
            database.inTransaction(c -> Rows.update(c, version));

            assertThatThrownBy(() -> database.inTransaction(c -> Rows.update(c, version)))
                    .matches(Database::isDuplicate);
            assertThatThrownBy(() -> database.inTransaction(c -> Rows.update(c, "insert into nowhere values (1)")))
                    .matches(e -> !Database.isDuplicate(e));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL"})
    void anotherOpeningFindsTheTablesAndTheRows(TestDatabases kind) {
        String url = kind.url();
        try (Database database = Database.open(url)) {
            database.inTransaction(c -> Rows.insert(c, INSERT, "a", new byte[0], AT));
        }
        try (Database database = Database.open(url)) {
            assertThat(count(database)).containsExactly(1L);
            assertThat(database.isReachable()).isTrue();
        }
    }

    @Test
    void onlyOneProcessServesADatabase() {
        String url = TestDatabases.POSTGRESQL.url();
        try (Database second = Database.open(url)) {
            try (Database first = Database.open(url)) {
                first.takeAlone();
                assertThat(first.isReachable()).isTrue();
                assertThatThrownBy(second::takeAlone)
                        .isInstanceOf(StoreException.class)
                        .hasMessage("Another process serves this database. Stop it first: two would send the same"
                                + " replies.");
            }
            second.takeAlone();
            assertThat(second.isReachable()).isTrue();
        }
    }

    @Test
    void aLockThatTheServerHasForgottenIsNoticed() {
        try (Database database = Database.open(TestDatabases.POSTGRESQL.url())) {
            database.takeAlone();
            database.inTransaction(c -> Rows.all(
                    c,
                    "select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database"
                            + " where l.locktype = 'advisory' and d.datname = current_database()",
                    row -> row.getBoolean(1)));

            assertThat(database.isReachable()).isFalse();
        }
    }

    @Test
    void saysWhichDatabasesThereAre() {
        assertThatThrownBy(() -> Database.open("jdbc:mysql://localhost/x"))
                .hasMessage("The database is neither H2 nor PostgreSQL. Maybe begin with `jdbc:postgresql://`.");
    }

    private static List<Long> count(Database database) {
        return database.inTransaction(c -> Rows.all(c, "select count(*) from delivery", row -> row.getLong(1)));
    }
}
