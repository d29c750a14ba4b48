package dev.decorum.example.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Fresh databases of every kind that the application runs on; PostgreSQL is a real server, started once for all tests. */
public enum TestDatabases {
    H2_MEMORY {
        @Override
        public String url() {
            return "jdbc:h2:mem:test" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
        }
    },
    H2_FILE {
        @Override
        public String url() {
            try {
                Path folder = Files.createTempDirectory("decorum-h2");
                folder.toFile().deleteOnExit();
                return "jdbc:h2:file:" + folder.resolve("decorum") + ";WRITE_DELAY=0";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    POSTGRESQL {
        @Override
        public String url() {
            String name = "test" + COUNT.incrementAndGet();
            try (Connection connection = Server.ONE.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("The test's PostgreSQL cannot make a database.", e);
            }
            return Server.ONE.getJdbcUrl("postgres", name);
        }
    };

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** The URL of a database that nobody has used. */
    public abstract String url();

    /** A fresh database of each kind, with its tables. */
    public static Stream<Database> all() {
        return Stream.of(values()).map(kind -> Database.open(kind.url()));
    }

    private static final class Server {
        static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
