package dev.decorum.example.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.decorum.example.execution.OutboxTable;
import dev.decorum.example.intake.Account;
import dev.decorum.example.intake.Accounts;
import dev.decorum.example.intake.HttpFetcher;
import dev.decorum.example.intake.Inbox;
import dev.decorum.example.intake.Intake;
import dev.decorum.example.operations.CaseView.Said;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.TestDatabases;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.fact.RolloutStage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bells of a marketplace, whose messages are fetched from a stub of it and become cases. */
class FetchWorkerTest {
    private static final String SELLER = "330000001";

    private final List<String> messages = new ArrayList<>();
    private int status = 200;

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
    void whatABellNamedBecomesACaseOnceHoweverOftenItRings(TestDatabases kind) throws IOException {
        try (Market market = new Market(kind)) {
            messages.add("Quando chega meu pedido?");
            market.ring("bell-1");
            market.ring("bell-1");
            market.settle();
            messages.add("O pedido e D-2001.");
            market.ring("bell-2");
            market.settle();

            CaseView view = market.onlyCase();
            assertThat(view.row().channel()).isEqualTo("mercado-libre");
            assertThat(view.messages()).extracting(Said::text).containsSubsequence(messages);
            assertThat(view.messages().stream().filter(said -> messages.contains(said.text())))
                    .hasSize(2);
            assertThat(market.house.inbox.count(Inbox.State.PENDING)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
    void contentThatIsNotThereYetIsAskedForAgainLater(TestDatabases kind) throws IOException {
        try (Market market = new Market(kind)) {
            messages.add("Quando chega meu pedido?");
            status = 503;
            market.ring("bell-1");
            market.settle();
            assertThat(market.desk.list(CaseFilter.OPEN).total()).isZero();
            status = 200;
            market.settle();
            assertThat(market.desk.list(CaseFilter.OPEN).total())
                    .as("before it is due")
                    .isZero();

            market.house.now = market.house.now.plus(Duration.ofSeconds(11));
            market.settle();

            assertThat(market.onlyCase().messages()).extracting(Said::text).contains(messages.get(0));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
    void contentThatNeverComesGoesToAPerson(TestDatabases kind) throws IOException {
        try (Market market = new Market(kind)) {
            status = 403;
            market.ring("bell-1");
            for (int i = 0; i < 5; i++) {
                market.settle();
                market.house.now = market.house.now.plus(Duration.ofHours(2));
            }

            assertThat(market.house.inbox.count(Inbox.State.PENDING)).isZero();
            assertThat(market.house.inbox.count(Inbox.State.FAILED)).isEqualTo(1);
        }
    }

    /** A house with one account at a marketplace, and the marketplace. */
    private final class Market implements AutoCloseable {
        private final TestHouse house;
        private final HttpServer server;
        private final Account account;
        private final Intake intake;
        private final InboxWorker worker;
        private final FetchWorker fetcher;
        private final CaseDesk desk;

        Market(TestDatabases kind) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/messages/", this::answer);
            server.start();
            house = new TestHouse(Database.open(kind.url()), RolloutStage.DRAFT);
            account = new Account(
                    ChannelAccount.of("shop", "mercado-libre", Map.of("seller-id", SELLER, "access-token", "none")),
                    "br",
                    null,
                    ZoneId.of("America/Sao_Paulo"),
                    RolloutStage.DRAFT,
                    "assistant",
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            Accounts accounts = Accounts.of(List.of(account));
            CaseTools tools = house.tools;
            CaseTools of = new CaseTools(
                    tools.engine(),
                    tools.recognizer(),
                    tools.drafter(),
                    tools.knowledge(),
                    tools.backOffice(),
                    accounts,
                    tools.ledger(),
                    new OutboxTable(),
                    tools.limits(),
                    tools.key(),
                    tools.clock());
            CaseFlow flow = new CaseFlow(of);
            desk = new DefaultCaseDesk(of, house.database);
            intake = new Intake(house.inbox, new HttpFetcher(accounts));
            worker = new InboxWorker(house.database, house.inbox, intake, accounts, flow);
            fetcher = new FetchWorker(house.database, house.inbox, intake, accounts, flow);
        }

        void ring(String id) {
            String body = PolicyJson.write(Map.of(
                    "_id",
                    id,
                    "resource",
                    "m-1",
                    "user_id",
                    330000001,
                    "topic",
                    "messages",
                    "sent",
                    house.now.toString()));
            intake.receive(
                    RawDelivery.post("/intake/mercado-libre/shop", Map.of(), Bytes.utf8(body), house.now),
                    account.channel());
        }

        CaseView onlyCase() {
            CasePage page = desk.list(CaseFilter.OPEN);
            assertThat(page.total()).isEqualTo(1);
            return desk.view(page.cases().get(0).id()).orElseThrow();
        }

        void settle() {
            while (worker.step() || fetcher.step()) {}
        }

        private void answer(HttpExchange exchange) throws IOException {
            List<Object> all = new ArrayList<>();
            for (String text : messages) {
                all.add(Map.of(
                        "id", "m-" + (all.size() + 1),
                        "from", Map.of("user_id", 550000022),
                        "to", Map.of("user_id", 330000001),
                        "status", "available",
                        "text", text,
                        "message_date", Map.of("created", "2026-11-02T09:59:00Z"),
                        "message_resources", List.of(Map.of("id", "2000000000000001", "name", "packs"))));
            }
            byte[] body = PolicyJson.write(Map.of(
                            "conversation_status",
                            Map.of("path", "/packs/2000000000000001/sellers/" + SELLER, "status", "active"),
                            "messages",
                            all))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        @Override
        public void close() {
            server.stop(0);
            worker.close();
            house.close();
        }
    }
}
