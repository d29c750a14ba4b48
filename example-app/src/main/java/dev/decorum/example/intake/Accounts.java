package dev.decorum.example.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.fact.RolloutStage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The accounts that the house has opened, by channel and name. Immutable. */
public final class Accounts {
    private final Map<String, Account> byKey;

    private Accounts(Map<String, Account> byKey) {
        this.byKey = Collections.unmodifiableMap(byKey);
    }

    /**
     * These accounts.
     *
     * @throws IllegalArgumentException when two have one name at one channel, or a channel has no adapter
     */
    public static Accounts of(Collection<Account> accounts) {
        Map<String, Account> byKey = new TreeMap<>();
        Set<String> channels = ChannelAdapter.installed().keySet();
        for (Account account : accounts) {
            String channel = account.channel().channel();
            if (!channels.contains(channel)) {
                throw new IllegalArgumentException("The account `" + account.id() + "` is at the channel `" + channel
                        + "`, for which there is no adapter. One of: "
                        + String.join(", ", channels) + ".");
            }
            if (byKey.put(key(channel, account.id()), account) != null) {
                throw new IllegalArgumentException("There are two accounts `" + account.id() + "` at the channel `"
                        + channel + "`. Give each a name of its own.");
            }
        }
        return new Accounts(byKey);
    }

    /**
     * The accounts in a file of JSON: {@code {"accounts": [{"id": ..., "channel": ..., "secrets": {...}, "region": ...,
     * "zone": ..., "stage": ...}]}}.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it is no such file; the message says what is wrong and shows no secret
     */
    public static Accounts read(Path file) throws IOException {
        try {
            AccountsFile content = PolicyJson.mapper().readValue(Files.readString(file), AccountsFile.class);
            return of(content.accounts().stream().map(Entry::account).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The accounts in `" + file.getFileName() + "` cannot be read: line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
                            + " is not as it should be. Maybe compare it with docs/serving.md.",
                    e);
        }
    }

    /** The account of this name at a channel. */
    public Optional<Account> find(String channel, String id) {
        return Optional.ofNullable(byKey.get(key(channel, id)));
    }

    /** All accounts, by channel and name. */
    public List<Account> all() {
        return List.copyOf(byKey.values());
    }

    private static String key(String channel, String id) {
        return channel + '/' + id;
    }

    private record AccountsFile(List<Entry> accounts) {}

    private record Entry(
            String id,
            String channel,
            Map<String, String> secrets,
            String region,
            @Nullable String brand,
            String zone,
            RolloutStage stage,
            @Nullable String assistant,
            @Nullable URI sendTo) {
        Account account() {
            return new Account(
                    ChannelAccount.of(id, channel, secrets),
                    required("region", region),
                    brand,
                    zoneId(),
                    stage == null ? RolloutStage.OFF : stage,
                    assistant == null ? "assistant" : assistant,
                    sendTo);
        }

        private ZoneId zoneId() {
            try {
                return ZoneId.of(required("zone", zone));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "The zone of the account `" + id + "` is unknown. Maybe write `Europe/Berlin`.", e);
            }
        }

        private String required(String name, @Nullable String value) {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("The account `" + id + "` has no `" + name + "`.");
            }
            return value;
        }
    }
}
