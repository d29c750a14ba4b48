package dev.decorum.example.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * The scripts that make the tables, in their order. Each runs once in a database, in a transaction of its own where the
 * database has such, and is remembered.
 */
final class Schema {
    private static final List<String> SCRIPTS = List.of(
            "schema",
            "10-inbox",
            "11-fetching",
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
            for (String part : statements(dialect.types(resource("/db/" + script + ".sql")))) {
                statement.execute(part);
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

    /** The statements of a script, each of which ends with a semicolon at the end of a line. */
    static List<String> statements(String script) {
        return Arrays.stream(script.split(";\\s*(?:\\n|$)"))
                .filter(part -> !part.isBlank())
                .toList();
    }

    static String resource(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("There is no `" + name + "` on the class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoreException("read the script `" + name + "`", e);
        }
    }
}
