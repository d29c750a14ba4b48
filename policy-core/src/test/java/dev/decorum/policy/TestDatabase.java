package dev.decorum.policy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The databases on which everything that is kept in one is tested. */
public enum TestDatabase {
    /** H2 in memory. */
    H2 {
        @Override
        public DataSource fresh() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:test" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
            return source;
        }
    },
    /** A real server, started by the first test that asks for it and stopped with the JVM. */
    POSTGRESQL {
        @Override
        public DataSource fresh() throws SQLException {
            String name = "test" + COUNT.incrementAndGet();
            try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return Server.RUNNING.getDatabase("postgres", name);
        }
    };

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A database without tables. */
    public abstract DataSource fresh() throws SQLException;

    /** A connection to it that does not commit by itself. */
    public static Connection open(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
