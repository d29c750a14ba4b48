package dev.decorum.example.store;

import java.util.Map;

/** In what the databases differ: the names of types that hold much. Everything else is written once for all of them. */
enum Dialect {
    /** H2, in a file or in memory. */
    H2(Map.of("@BYTES@", "varbinary", "@TEXT@", "varchar", "@LARGE@", "blob")),
    /** PostgreSQL. */
    POSTGRESQL(Map.of("@BYTES@", "bytea", "@TEXT@", "text", "@LARGE@", "bytea"));

    private final Map<String, String> types;

    Dialect(Map<String, String> types) {
        this.types = types;
    }

    static Dialect of(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException(
                "The database is neither H2 nor PostgreSQL. Maybe begin with `jdbc:postgresql://`.");
    }

    String types(String script) {
        String typed = script;
        for (Map.Entry<String, String> type : types.entrySet()) {
            typed = typed.replace(type.getKey(), type.getValue());
        }
        return typed;
    }
}
