package dev.decorum.example.serve;

import dev.decorum.example.console.Staff;
import dev.decorum.example.console.StaffRole;
import dev.decorum.example.execution.CodeLetter;
import dev.decorum.example.execution.CodeSender;
import dev.decorum.example.execution.Sending;
import dev.decorum.example.execution.Transport;
import dev.decorum.example.execution.sellercentre.SellerAccount;
import dev.decorum.example.intake.Account;
import dev.decorum.example.intake.Accounts;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.Rows;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.fact.RolloutStage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The world around the house in the demo: channels that take everything, a mailbox, a few orders. Safe for several threads. */
final class DemoWorld implements Transport, CodeSender {
    private static final int KEPT = 50;
    /** The password of everyone in the demo. */
    static final String PASSWORD = "demo-password-of-no-worth";
    /** Forty-three characters of Base64, as WeChat has them. */
    private static final String WECHAT_KEY = "A".repeat(43);

    /** What requests to channels are filled with. Here they go nowhere. */
    private static final Set<String> FILLED_IN = Set.of(
            "access-token",
            "account-id",
            "api-version",
            "app-id",
            "app-key",
            "bot-token",
            "business-id",
            "credentials",
            "from",
            "graph-host",
            "graph-version",
            "host",
            "instagram-id",
            "lazada-host",
            "page-id",
            "partner-id",
            "phone-number-id",
            "shop-cipher",
            "shop-id",
            "sign",
            "subdomain",
            "timestamp",
            "web-chat-url");

    private static final String SECRET = "demo-secret-of-no-worth";

    private final Deque<String> mailbox = new ArrayDeque<>();

    /** The accounts that {@code demo/accounts.txt} lists. */
    static Accounts accounts() {
        List<Account> accounts = new ArrayList<>();
        Collection<ChannelAdapter> adapters = ChannelAdapter.installed().values();
        for (String line : resource("/demo/accounts.txt").split("\n")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.strip().split("\\s+", 5);
                Set<String> channels = Set.of(parts[4].split("\\s+"));
                adapters.stream()
                        .filter(adapter -> channels.contains("all") || channels.contains(adapter.channel()))
                        .forEach(adapter -> accounts.add(account(adapter, parts)));
            }
        }
        return Accounts.of(accounts);
    }

    private static Account account(ChannelAdapter adapter, String[] parts) {
        Map<String, String> secrets = new TreeMap<>();
        FILLED_IN.forEach(name -> secrets.put(name, "demo"));
        adapter.secretNames().forEach(name -> secrets.put(name, SECRET));
        secrets.computeIfPresent("aes-key", (name, secret) -> WECHAT_KEY);
        return new Account(
                ChannelAccount.of(parts[0], adapter.channel(), secrets),
                parts[1],
                null,
                ZoneId.of(parts[2]),
                RolloutStage.valueOf(parts[3].toUpperCase(Locale.ROOT).replace('-', '_')),
                "assistant",
                null);
    }

    /** Brings the fictional orders into an empty back office. */
    static void fill(Database database) {
        database.inTransaction(connection -> {
            boolean empty = Rows.first(connection, "select 1 from shop_order", row -> true)
                    .isEmpty();
            for (String statement : empty ? resource("/demo/orders.sql").split(";") : new String[0]) {
                if (!statement.isBlank()) {
                    Rows.update(connection, statement);
                }
            }
            return true;
        });
    }

    /** Makes the accounts of the people who play along. Their passwords are in the documentation, so they are none. */
    static void employ(Staff staff) {
        Map<String, StaffRole> roles = Map.of(
                "agent", StaffRole.AGENT,
                "supervisor", StaffRole.SUPERVISOR,
                "supervisor-2", StaffRole.SUPERVISOR,
                "administrator", StaffRole.ADMINISTRATOR);
        staff.putAll(roles, PASSWORD);
    }

    /** Who may look into the seller centre, and change nothing there. The password is in the documentation, so it is none. */
    static SellerAccount seller() {
        return new SellerAccount("seller", PASSWORD, Set.of());
    }

    @Override
    public Sending send(OutgoingRequest request, Account account) {
        return new Sending.Done("");
    }

    @Override
    public synchronized Sending send(CodeLetter letter) {
        mailbox.addFirst(letter.address() + ": " + letter.code());
        if (mailbox.size() > KEPT) {
            mailbox.removeLast();
        }
        return new Sending.Done("");
    }

    /** The letters that came last, the newest first, a line each. */
    synchronized String mailbox() {
        return String.join("\n", mailbox) + "\n";
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(DemoWorld.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The data of the demo cannot be read. Maybe the jar is damaged.", e);
        }
    }
}
