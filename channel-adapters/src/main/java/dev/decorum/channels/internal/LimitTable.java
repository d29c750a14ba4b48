package dev.decorum.channels.internal;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.ReplyLimits;
import java.io.IOException;
import java.io.InputStream;

/** The dated table {@code limits.json} that lies beside each adapter: numbers change more often than code. */
public final class LimitTable {
    private LimitTable() {}

    /**
     * The limits beside this adapter.
     *
     * @throws IllegalStateException when the table is missing or cannot be read
     */
    public static ReplyLimits of(Class<?> adapter) {
        String place = adapter.getPackageName().replace('.', '/') + "/limits.json";
        try (InputStream table = adapter.getResourceAsStream("limits.json")) {
            if (table == null) {
                throw new IllegalStateException(
                        "The table `" + place + "` is missing. Maybe the library was repacked.");
            }
            return PolicyJson.mapper().readValue(table, ReplyLimits.class);
        } catch (IOException e) {
            throw new IllegalStateException("The table `" + place + "` cannot be read: " + e.getMessage(), e);
        }
    }
}
