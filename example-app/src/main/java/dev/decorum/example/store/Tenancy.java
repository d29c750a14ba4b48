package dev.decorum.example.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * The one process that serves a database of PostgreSQL: an advisory lock of a session of its own, which the server releases
 * when the process ends, however it ends. Safe for use by several threads.
 */
final class Tenancy implements AutoCloseable {
    /** "decorum" in ASCII, as a number: any, as long as all processes of this application take the same. */
    private static final long LOCK = 0x6465636f72756dL;

    private static final int TRIES = 10;
    private static final long PAUSE_MILLIS = 200;

    /** Half a minute of silence, then three questions: a server notices by these that the machine of a process is gone. */
    private static final String KEEP_ALIVE =
            "set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3";

    private final Connection session;

    private Tenancy(Connection session) {
        this.session = session;
    }

    /**
     * Takes a database. A process that was killed a moment ago is given two seconds to be noticed.
     *
     * @throws StoreException when another process has it
     */
    static Tenancy take(HikariDataSource database) {
        try {
            Connection session = DriverManager.getConnection(database.getJdbcUrl(), database.getDataSourceProperties());
            try {
                if (locked(session)) {
                    return new Tenancy(session);
                }
            } catch (SQLException | RuntimeException | Error e) {
                session.close();
                throw e;
            }
            session.close();
        } catch (SQLException e) {
            throw new StoreException("take the database", e);
        }
        throw new StoreException(
                "Another process serves this database. Stop it first: two would send the same replies.");
    }

    private static boolean locked(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(KEEP_ALIVE);
            for (int i = 0; i < TRIES; i++) {
                try (ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
                    if (row.next() && row.getBoolean(1)) {
                        return true;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether it is still so: a server that was started anew has forgotten it. */
    boolean holds() {
        try {
            return session.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException e) {
            throw new StoreException("give the database back", e);
        }
    }
}
