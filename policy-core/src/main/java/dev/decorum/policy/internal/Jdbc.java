package dev.decorum.policy.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with their arguments on a connection of the caller's, in SQL that H2 and PostgreSQL read alike. */
public final class Jdbc {
    private Jdbc() {}

    /** What is made of a row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What is done with a row. */
    public interface Visitor {
        void visit(ResultSet row) throws SQLException;
    }

    /** Runs statements that take no arguments, such as those of a schema. */
    public static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Changes rows and says how many. */
    public static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** All rows. */
    public static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        List<T> found = new ArrayList<>();
        each(connection, sql, r -> found.add(row.read(r)), values);
        return found;
    }

    /** The first row, when there is one. */
    public static <T> Optional<T> first(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        return list(connection, sql, row, values).stream().findFirst();
    }

    /** Visits all rows, some at a time, when the connection does not commit by itself. */
    public static void each(Connection connection, String sql, Visitor visitor, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            statement.setFetchSize(256);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows);
                }
            }
        }
    }

    @SuppressWarnings("MustBeClosedChecker")
    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
