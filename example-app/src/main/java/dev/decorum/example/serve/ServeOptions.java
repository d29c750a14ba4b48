package dev.decorum.example.serve;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a server is to run.
 *
 * @param host the address on which it listens
 * @param port the port; 0 for any that is free
 * @param data the folder of the keys, and of the database unless {@code db} names another
 * @param db the JDBC URL of the database; null for H2 in the folder
 * @param accounts the file of accounts; null for {@code accounts.json} in the folder, or for the built-in ones of the demo
 * @param rules the folder of rules
 * @param knowledge the folder of what the house knows
 * @param demo whether it plays: fictional orders and accounts, and channels that are played in the process
 * @param history whether a demo on a new database begins with the conversations of two days
 * @param browser whether a browser does the work of the back office, in a fictional seller centre on the same tables
 */
record ServeOptions(
        String host,
        int port,
        Path data,
        @Nullable String db,
        @Nullable Path accounts,
        Path rules,
        Path knowledge,
        boolean demo,
        boolean history,
        boolean browser) {

    /** Options of a server whose inbox is empty at first. */
    ServeOptions(
            String host,
            int port,
            Path data,
            @Nullable String db,
            @Nullable Path accounts,
            Path rules,
            Path knowledge,
            boolean demo) {
        this(host, port, data, db, accounts, rules, knowledge, demo, false, false);
    }

    /** The same with a browser that does the work of the back office. */
    ServeOptions withBrowser() {
        return new ServeOptions(host, port, data, db, accounts, rules, knowledge, demo, history, true);
    }
}
