package dev.decorum.example.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The scripts that make the tables, in their order. Each runs once in a database, in a transaction of its own where the
 * database has such, and is remembered.
 */
final class Schema {
    private static final List<String> SCRIPTS = List.of(
            "schema",
            "10-inbox",
            "20-cases",
            "30-outbox",
            "30-console",
            "40-back-office",
            "50-subject-link",
            "60-correction",
            "70-words-gone");

    private final Dialect dialect;

    Schema(Dialect dialect) {
        this.dialect = dialect;
    }

    void bringUpToDate(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists schema_version (script varchar(80) primary key)");
            for (String script : SCRIPTS) {
                if (!hasRun(connection, script)) {
                    run(connection, statement, script);
                }
            }
        } catch (SQLException e) {
            throw new StoreException("make the tables of the database", e);
        }
    }

    private void run(Connection connection, Statement statement, String script) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String part : dialect.types(text(script)).split(";\\s*(?:\\n|$)")) {
                if (!part.isBlank()) {
                    statement.execute(part);
                }
            }
            try (PreparedStatement done = connection.prepareStatement("insert into schema_version values (?)")) {
                done.setString(1, script);
                done.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static boolean hasRun(Connection connection, String script) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from schema_version where script = ?")) {
            query.setString(1, script);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String text(String script) {
        String name = "/db/" + script + ".sql";
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoreException("read the script `" + script + "`", e);
        }
    }
}
