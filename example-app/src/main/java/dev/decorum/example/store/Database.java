package dev.decorum.example.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database of the application: H2 in a file or in memory, or PostgreSQL. Safe for use by several threads.
 *
 * <p>What {@link #inTransaction} has returned from survives a kill of the process. H2 is told to write at each commit and not
 * half a second later, as it would by itself.
 */
public final class Database implements AutoCloseable {
    /** SQLSTATE: a row with this key is there already. */
    public static final String DUPLICATE = "23505";

    private static final int CONNECTIONS = 12;
    private static final long PATIENCE_MILLIS = 10_000;

    private final HikariDataSource source;
    private final Dialect dialect;
    private final boolean inMemory;
    private @Nullable Tenancy tenancy;

    private Database(HikariDataSource source, Dialect dialect, boolean inMemory) {
        this.source = source;
        this.dialect = dialect;
        this.inMemory = inMemory;
    }

    /**
     * Opens a database and brings its tables to the state of this version.
     *
     * @param url a JDBC URL of H2 or PostgreSQL, with user and password where it needs them
     * @throws StoreException when it cannot be reached or its tables cannot be made
     */
    public static Database open(String url) {
        Dialect dialect = Dialect.of(url);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(PATIENCE_MILLIS);
        config.setAutoCommit(true);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setPoolName("decorum");
        HikariDataSource source;
        try {
            source = new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new StoreException("open the database", e);
        }
        Database database = new Database(source, dialect, url.startsWith("jdbc:h2:mem:"));
        try {
            new Schema(dialect).bringUpToDate(source);
            return database;
        } catch (RuntimeException | Error e) {
            source.close();
            throw e;
        }
    }

    /**
     * Opens a database of H2 in a file of this folder. Locks are waited for as long as a look-up in a browser may take,
     * since another transaction may be at one.
     */
    public static Database inFolder(Path folder) {
        return open("jdbc:h2:file:" + folder.toAbsolutePath().resolve("decorum")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=30000");
    }

    /** Opens a new database in memory, which is gone when it is closed. */
    public static Database inMemory() {
        return open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    /**
     * Takes the database for this process until it is closed, for two processes that serve one database would send the same
     * rows. H2 in a file keeps others out by itself.
     *
     * @throws StoreException when another process has it
     */
    public void takeAlone() {
        if (dialect == Dialect.POSTGRESQL) {
            tenancy = Tenancy.take(source);
        }
    }

    /**
     * Runs a script of the class path in one transaction: statements with a semicolon at the end of a line.
     *
     * @throws StoreException when there is no such script, or the database refuses
     */
    public void fill(String script) {
        inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String part : Schema.statements(dialect.types(Schema.resource(script)))) {
                    statement.execute(part);
                }
            }
            return true;
        });
    }

    /** Its connections. Each must be closed; a new one commits by itself. */
    public DataSource dataSource() {
        return source;
    }

    /** The names of the types of this database in a script that is written for all of them. */
    public UnaryOperator<String> types() {
        return dialect::types;
    }

    /**
     * Does work in one transaction, and commits it when it returns. Transactions read what others have committed; who
     * changes a row that was read locks it first.
     *
     * @throws StoreException when the database refuses; nothing has happened then
     */
    public <T> T inTransaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                Halt.beforeCommit();
                commit(connection);
                Halt.afterCommit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException("write to the database", e);
        }
    }

    /**
     * Commits. H2 leaves the write to another thread that is writing just
     * then, although that one may have begun too early to include it; a checkpoint writes what is left, and is nothing
     * when nothing is.
     */
    private void commit(Connection connection) throws SQLException {
        connection.commit();
        if (dialect == Dialect.H2 && !inMemory) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint");
            }
        }
    }

    /** Whether it answers, and is still this process's alone when it was taken so. */
    public boolean isReachable() {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(2) && (tenancy == null || tenancy.holds());
        } catch (SQLException e) {
            return false;
        }
    }

    /** The SQLSTATE of a failure, for a line of the log; {@code none} when no database has failed. */
    public static String state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "none";
    }

    /** Whether a failure says that a row with this key is there already. */
    public static boolean isDuplicate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DUPLICATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        if (inMemory) {
            forget();
        }
        if (tenancy != null) {
            tenancy.close();
        }
        source.close();
    }

    /** Lets H2 give the memory back once the last connection is closed. */
    private void forget() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set db_close_delay 0");
        } catch (SQLException e) {
            throw new StoreException("close the database", e);
        }
    }
}
