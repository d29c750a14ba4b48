package dev.decorum.example.execution;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.RunScript;

/** An H2 database in memory, of its own for each opening. */
public final class EmbeddedDatabase {
    private EmbeddedDatabase() {}

    /**
     * A database with the tables of the back office.
     *
     * @param data the class path resources of scripts that fill it
     */
    public static DataSource open(String... data) throws SQLException, IOException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection()) {
            run(connection, "/db/schema.sql");
            run(connection, "/db/40-back-office.sql");
            for (String script : data) {
                run(connection, script);
            }
        }
        return database;
    }

    /** Ends a database and forgets what is in it. */
    public static void close(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
    }

    private static void run(Connection connection, String script) throws SQLException, IOException {
        InputStream in = Objects.requireNonNull(EmbeddedDatabase.class.getResourceAsStream(script), script);
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            RunScript.execute(connection, reader);
        }
    }
}
