package dev.decorum.example.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.intake.TestDeliveries;
import dev.decorum.example.journal.Ledger;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.HouseKey;
import dev.decorum.example.store.Rows;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** One database through many kills: customers who go on writing, and what must hold of all that they see. */
final class KillCampaign implements AutoCloseable {
    private static final int CUSTOMERS_A_ROUND = 2;
    private static final int FIRST_ORDER = 2000;
    private static final Duration ROUND = Duration.ofSeconds(6);

    private final Path data;
    private final Path accounts;
    private final Path log;
    private final String db;
    private final Random random;
    private final ChannelStub stub;
    private final Map<String, String> environment;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<Customer> customers = new ArrayList<>();
    private final Set<String> acknowledged = new HashSet<>();
    private int kills;

    KillCampaign(Path folder, String db, long seed) throws IOException {
        this(folder, db, seed, false);
    }

    /**
     * A campaign.
     *
     * @param model whether a slow model phrases the replies
     */
    KillCampaign(Path folder, String db, long seed, boolean model) throws IOException {
        this.data = Files.createDirectories(folder.resolve("data"));
        this.accounts = folder.resolve("accounts.json");
        this.log = folder.resolve("child.log");
        this.db = db;
        this.random = new Random(seed);
        this.stub = new ChannelStub();
        this.environment =
                model ? Map.of("DECORUM_MODEL_URL", stub.url() + "/v1", "DECORUM_MODEL_NAME", "stub") : Map.of();
        Files.writeString(accounts, TestDeliveries.accountsFile(stub.url()));
    }

    int kills() {
        return kills;
    }

    /** How often the model was asked. */
    int phrased() {
        return stub.phrased.get();
    }

    /** Kills so many times, then lets the house come to rest. */
    void run(int rounds) throws Exception {
        fill(rounds * CUSTOMERS_A_ROUND);
        while (kills < rounds) {
            for (int i = 0; i < CUSTOMERS_A_ROUND; i++) {
                customers.add(new Customer(FIRST_ORDER + customers.size() % 7000));
            }
            round();
        }
        rest();
    }

    private void round() throws Exception {
        boolean byTime = random.nextInt(3) == 0;
        String halt = (random.nextBoolean() ? "before:" : "after:") + (4 + random.nextInt(70));
        try (ChildProcess child =
                ChildProcess.start(data, db, accounts, stub.url(), byTime ? "" : halt, log, environment)) {
            Instant end = Instant.now().plus(byTime ? Duration.ofMillis(50 + random.nextInt(2500)) : ROUND);
            while (child.isAlive() && Instant.now().isBefore(end)) {
                everyoneWrites(child);
                child.ended(20);
            }
        }
        kills++;
    }

    /** A last start without a kill: what is left is handled, and looked at by the next {@link #verify}. */
    private void rest() throws Exception {
        try (ChildProcess child = ChildProcess.start(data, db, accounts, stub.url(), "", log, environment)) {
            Instant end = Instant.now().plus(Duration.ofMinutes(3));
            int quiet = 0;
            while (quiet < 10 && Instant.now().isBefore(end)) {
                boolean wrote = everyoneWrites(child);
                quiet = !wrote && isQuiet(child) ? quiet + 1 : 0;
                child.ended(100);
            }
            assertThat(quiet)
                    .as(
                            "the house comes to rest; it serves on port %s; its log: %s",
                            child.port(), Files.readString(log))
                    .isEqualTo(10);
        }
    }

    private boolean everyoneWrites(ChildProcess child) {
        boolean wrote = false;
        for (Customer customer : customers) {
            RawDelivery next = customer.next();
            if (next != null && child.isAlive()) {
                wrote = true;
                if (post(child, next)) {
                    acknowledged.add(customer.messageId());
                    customer.heard();
                }
            }
        }
        return wrote;
    }

    private boolean post(ChildProcess child, RawDelivery delivery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + child.port() + delivery.path()))
                .timeout(Duration.ofSeconds(5))
                .POST(BodyPublishers.ofByteArray(delivery.body().toArray()));
        delivery.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isQuiet(ChildProcess child) {
        try {
            String metrics = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + child.port() + "/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            return metrics.contains("decorum_inbox_events{state=\"new\"} 0.0")
                    && metrics.contains("decorum_outbox_rows{state=\"new\"} 0.0")
                    && metrics.contains("decorum_outbox_rows{state=\"sending\"} 0.0");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Database open() {
        return db.equals("-") ? Database.inFolder(data) : Database.open(db);
    }

    private void fill(int orders) {
        try (Database database = open()) {
            database.inTransaction(connection -> {
                for (int i = 0; i < Math.min(orders + 20, 7000); i++) {
                    int order = FIRST_ORDER + i;
                    Rows.update(
                            connection,
                            "insert into customer (id, email, disputes_open) values (?, ?, 0)",
                            "K-" + order,
                            order + "@example.org");
                    Rows.update(
                            connection,
                            "insert into shop_order (id, customer_id, postcode, status, total, currency, placed_at,"
                                    + " promised_at, category, payment_method) values (?, ?, '12345', 'SHIPPED',"
                                    + " 180.00, 'EUR', ?, ?, 'coats', 'card')",
                            "D-" + order,
                            "K-" + order,
                            Instant.now().minus(Duration.ofDays(20)),
                            Instant.now().minus(Duration.ofDays(10)));
                }
                return true;
            });
        }
    }

    /** What must hold of the database and of the world, whenever the process was killed. */
    void verify() throws Exception {
        HouseKey key = HouseKey.inFolder(data);
        try (Database database = open()) {
            assertThat(numbers(database, "select count(*) from inbox where state <> 'DONE'"))
                    .as("events that were not handled")
                    .containsExactly(0L);
            Set<String> kept = new HashSet<>(texts(database, "select event_key from inbox"));
            for (String id : acknowledged) {
                assertThat(kept).as("acknowledged: %s", id).contains(key.digest("event", id));
            }
            assertThat(numbers(database, "select count(*) from case_message where author = 'CUSTOMER'"))
                    .as("messages in cases")
                    .containsExactly((long) kept.size());
            nothingIsSentTwice(database);
            nothingIsPaidTwiceOrUnapproved(database);
            Ledger ledger = new Ledger(key, InstantSource.system());
            assertThat(database.inTransaction(ledger::verify)).isInstanceOf(Holds.class);
        }
    }

    private void nothingIsSentTwice(Database database) {
        assertThat(stub.replies).as("replies that reached customers").doesNotHaveDuplicates();
        long sent = numbers(database, "select count(*) from outbox where kind = 'REPLY' and state = 'SENT'")
                .get(0);
        long unknown = numbers(database, "select count(*) from outbox where kind = 'REPLY' and state = 'UNKNOWN'")
                .get(0);
        assertThat((long) stub.replies.size()).isBetween(sent, sent + unknown);
        assertThat(numbers(
                        database,
                        "select count(*) from outbox o where o.state = 'UNKNOWN' and not exists (select 1 from"
                                + " evidence_event e where e.case_id = o.case_id and e.kind = 'escalated')"))
                .as("unknown outcomes that nobody was told of")
                .containsExactly(0L);
        assertThat(sent).as("replies were sent at all").isPositive();
    }

    private static void nothingIsPaidTwiceOrUnapproved(Database database) {
        List<String> paid = texts(database, "select order_id from refund");
        assertThat(paid).isNotEmpty().doesNotHaveDuplicates();
        assertThat(paid).as("refunds that nobody approved").allMatch(id -> Integer.parseInt(id.substring(2)) % 2 == 0);
        List<String> succeeded = texts(database, "select content from review where state = 'succeeded'");
        assertThat(succeeded).hasSameSizeAs(paid);
        Predicate<String> approved = content -> content.contains("\"approver\":\"supervisor-7\"");
        assertThat(succeeded).allMatch(approved);
    }

    private static List<Long> numbers(Database database, String sql) {
        return database.inTransaction(connection -> Rows.all(connection, sql, row -> row.getLong(1)));
    }

    private static List<String> texts(Database database, String sql) {
        return database.inTransaction(connection -> Rows.all(connection, sql, row -> row.getString(1)));
    }

    @Override
    public void close() {
        stub.close();
    }

    /** A customer who wants money back: writes with order and postcode, waits for the code, and sends it. */
    private final class Customer {
        private final int order;
        private final String from;
        private int said;

        Customer(int order) {
            this.order = order;
            this.from = "49170" + (1_000_000 + order);
        }

        String messageId() {
            return "wamid.K" + order + "." + said;
        }

        void heard() {
            said++;
        }

        RawDelivery next() {
            String code = stub.codes.get(order + "@example.org");
            if (said == 0) {
                return written("Meine Bestellung D-" + order + " ist immer noch nicht da, Postleitzahl 12345."
                        + " Ich möchte mein Geld zurück.");
            }
            return said == 1 && code != null ? written("Mein Code ist " + code + ".") : null;
        }

        private RawDelivery written(String text) {
            return TestDeliveries.whatsapp(messageId(), from, text, Instant.now());
        }
    }
}
