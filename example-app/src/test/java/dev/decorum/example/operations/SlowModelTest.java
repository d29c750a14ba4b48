package dev.decorum.example.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.decorum.example.execution.JdbcBackOffice;
import dev.decorum.example.operations.drafting.LangChain4jDrafter;
import dev.decorum.example.operations.drafting.ModelSettings;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.Rows;
import dev.decorum.example.store.TestDatabases;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.rules.catalog.Lexicons;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a model on loopback that says what it is given, when the test lets it. */
class SlowModelTest {
    private static final ClaimDetector CLAIMS = Lexicons.of(Path.of("../rules")).signs();
    private static final JsonMapper JSON = PolicyJson.mapper();
    private static final String LENA = "491700000001";
    private static final String MING = "491700000002";
    private static final String LATE = "Meine Bestellung D-1042 ist immer noch nicht da.";
    private static final Person AGENT = new Person("agent-3", Role.AGENT);

    private final AtomicInteger asked = new AtomicInteger();
    private final Semaphore answers = new Semaphore(0);
    private final CountDownLatch over = new CountDownLatch(1);
    private ExecutorService threads;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        answers.release(1000);
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void whileAModelThinksOthersAreServedAndNothingIsLocked(TestDatabases kind) throws Exception {
        try (TestHouse house = house(kind, Duration.ofSeconds(30))) {
            house.writes(LENA, LATE);
            house.writes(LENA, "Hallo? " + LATE);
            house.writes(MING, "Wo bleibt meine Bestellung D-1042?");
            Instant before = Instant.now();
            while (house.step()) {}

            // Both conversations are at the model by now, and the second message of the first waits behind it.
            waitUntil(() -> asked.get() == 2);
            assertThat(house.desk.list(CaseFilter.OPEN).total())
                    .as("nothing of a turn is kept")
                    .isZero();
            house.database.inTransaction(connection -> {
                house.tools.ledger().lock(connection);
                return Rows.update(connection, "update inbox set attempts = attempts");
            });
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));

            answers.release(1000);
            settle(house, 3);
            assertThat(house.sent).hasSize(3);
            assertThat(messages(house)).containsExactly(3L);
            assertThat(house.verified()).isInstanceOf(Holds.class);
        }
    }

    @Test
    void anotherCaseThatNeedsNoWordsIsHandledMeanwhile() {
        try (TestHouse house = house(TestDatabases.H2_MEMORY, Duration.ofSeconds(30))) {
            house.writes(LENA, LATE);
            house.writes(MING, "Mein Anwalt meldet sich bei Ihnen, ich gehe vor Gericht.");
            while (house.step()) {}

            assertThat(house.onlyCase().row().state()).isEqualTo(CaseState.PERSON);
            assertThat(house.onlyCase().messages().get(0).text()).contains("Anwalt");
        }
    }

    @Test
    void aModelThatNeverAnswersLeavesTheWordToTheTemplate() throws Exception {
        try (TestHouse house = house(TestDatabases.H2_MEMORY, Duration.ofMillis(300))) {
            house.writes(LENA, LATE);
            settle(house, 1);
            assertThat(asked.get()).isPositive();
            assertThat(house.sent).hasSize(1);
            assertThat(house.onlyCase().messages()).hasSize(2);
        }
    }

    @Test
    void aTurnThatComesOutDifferentlyMeanwhileAsksForOtherWords() throws Exception {
        try (TestHouse house = house(TestDatabases.H2_MEMORY, Duration.ofSeconds(30))) {
            answers.release(1000);
            house.writes(LENA, "Wie lange dauert die Lieferung nach Hamburg?");
            settle(house, 1);
            String id = house.onlyCase().row().id();
            int before = asked.get();

            answers.drainPermits();
            house.writes(LENA, LATE);
            while (house.step()) {}
            waitUntil(() -> asked.get() == before + 1);
            assertThat(house.desk.close(id, "Answered by telephone.", AGENT)).isInstanceOf(Deed.Done.class);
            answers.release(1000);
            settle(house, 2);

            List<CaseRow> all = house.desk
                    .list(new CaseFilter(Set.of(), null, null, null, "", 0, 10))
                    .cases();
            assertThat(all).extracting(CaseRow::state).containsExactlyInAnyOrder(CaseState.CLOSED, CaseState.ANSWERED);
            assertThat(house.desk.view(id).orElseThrow().messages()).hasSize(2);
            assertThat(house.sent).hasSize(2);
        }
    }

    private TestHouse house(TestDatabases kind, Duration timeout) {
        ModelSettings settings =
                new ModelSettings("http://127.0.0.1:" + server.getAddress().getPort() + "/v1", "none", "stub", timeout);
        Database database = Database.open(kind.url());
        return new TestHouse(
                database,
                RolloutStage.REVIEWED_EXECUTION,
                new JdbcBackOffice(database.dataSource()),
                templates -> new LangChain4jDrafter(settings, templates, () -> CLAIMS));
    }

    private static void settle(TestHouse house, int handled) throws InterruptedException {
        waitUntil(() -> {
            house.settle();
            return house.database.inTransaction(connection -> Rows.first(
                                    connection, "select count(*) from inbox where state = 'DONE'", row -> row.getInt(1))
                            .orElseThrow())
                    == handled;
        });
        house.settle();
    }

    private static List<Long> messages(TestHouse house) {
        return house.database.inTransaction(connection -> Rows.all(
                connection, "select count(*) from case_message where author = 'CUSTOMER'", row -> row.getLong(1)));
    }

    private static void waitUntil(Condition condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("it takes too long").isBefore(end);
            Thread.sleep(20);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        String said = request.at("/messages/1/content").asText();
        asked.incrementAndGet();
        try {
            if (!answers.tryAcquire(60, TimeUnit.SECONDS) || over.getCount() == 0) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(("data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"stub\","
                            + "\"choices\":[{\"index\":0,\"delta\":{\"content\":"
                            + PolicyJson.write(said) + "},\"finish_reason\":null}]}\n\ndata: [DONE]\n\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private interface Condition {
        boolean holds();
    }
}
