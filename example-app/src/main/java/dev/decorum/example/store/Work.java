package dev.decorum.example.store;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done in one transaction. */
@FunctionalInterface
public interface Work<T> {
    /** Does it; a failure undoes all of it. */
    T on(Connection connection) throws SQLException;
}
