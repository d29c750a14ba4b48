package dev.decorum.example.operations;

import dev.decorum.example.execution.BackOffice;
import dev.decorum.example.execution.ChannelSender;
import dev.decorum.example.execution.CodeLetter;
import dev.decorum.example.execution.Dispatcher;
import dev.decorum.example.execution.JdbcBackOffice;
import dev.decorum.example.execution.OutboxKind;
import dev.decorum.example.execution.OutboxTable;
import dev.decorum.example.execution.Sending;
import dev.decorum.example.intake.Account;
import dev.decorum.example.intake.Accounts;
import dev.decorum.example.intake.Inbox;
import dev.decorum.example.intake.Intake;
import dev.decorum.example.intake.TestDeliveries;
import dev.decorum.example.journal.Ledger;
import dev.decorum.example.operations.drafting.TemplateDrafter;
import dev.decorum.example.operations.knowledge.KnowledgeBase;
import dev.decorum.example.operations.knowledge.KnowledgeException;
import dev.decorum.example.operations.recognition.TrainedRecognizer;
import dev.decorum.example.simulator.Simulator;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.HouseKey;
import dev.decorum.example.store.Rows;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.evidence.EvidenceReport;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.review.JdbcReviewStore;
import dev.decorum.policy.review.ReviewLimits;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.engine.CompiledCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The whole house in one process on a database, with a clock that stands still and a channel that is a list. */
final class TestHouse implements AutoCloseable {
    private static final DroolsPolicyEngine ENGINE = engine();
    private static final TrainedRecognizer RECOGNIZER = new TrainedRecognizer();
    private static final KnowledgeBase KNOWLEDGE = knowledge();

    final List<OutgoingRequest> sent = new ArrayList<>();
    final List<CodeLetter> codes = new ArrayList<>();
    final Database database;
    final CaseTools tools;
    final DefaultCaseDesk desk;
    final Inbox inbox;
    Sending channelSays = new Sending.Done("");
    Instant now = Instant.parse("2026-11-02T10:00:00Z");

    private final AtomicInteger ids = new AtomicInteger();
    private final Simulator simulator = new Simulator();
    private final Intake intake;
    private final InboxWorker worker;
    private final Dispatcher dispatcher;

    TestHouse(Database database, RolloutStage stage) {
        this(database, stage, new JdbcBackOffice(database.dataSource()));
    }

    TestHouse(Database database, RolloutStage stage, BackOffice backOffice) {
        this(database, stage, backOffice, drafter -> drafter);
    }

    /**
     * A house.
     *
     * @param drafter puts something before the templates
     */
    TestHouse(
            Database database, RolloutStage stage, BackOffice backOffice, Function<TemplateDrafter, Drafter> drafter) {
        this.database = database;
        Accounts accounts = Accounts.of(List.of(TestDeliveries.shop(stage, null), TestDeliveries.page(stage)));
        HouseKey key = HouseKey.random();
        Ledger.createTables(database);
        database.inTransaction(connection -> {
            JdbcReviewStore.createTable(connection);
            for (String part : orders().split(";")) {
                if (!part.isBlank()) {
                    Rows.update(connection, part);
                }
            }
            return true;
        });
        OutboxTable outbox = new OutboxTable();
        tools = new CaseTools(
                ENGINE,
                RECOGNIZER,
                drafter.apply(new TemplateDrafter(ENGINE)),
                KNOWLEDGE,
                backOffice,
                accounts,
                new Ledger(key, () -> now),
                outbox,
                ReviewLimits.USUAL,
                key,
                () -> now);
        inbox = new Inbox(database, key, () -> now);
        intake = new Intake(inbox);
        worker = new InboxWorker(database, inbox, intake, accounts, new CaseFlow(tools));
        ChannelSender sender = new ChannelSender(this::carry, this::carry);
        dispatcher = new Dispatcher(
                database,
                outbox,
                Map.of(
                        OutboxKind.REPLY, new ReplyHandler(tools, sender),
                        OutboxKind.CODE, new CodeHandler(tools, this::mail),
                        OutboxKind.ACTION, new ActionHandler(tools, database)),
                () -> now);
        desk = new DefaultCaseDesk(tools, database);
    }

    private static KnowledgeBase knowledge() {
        try {
            return KnowledgeBase.read(Path.of("../knowledge"));
        } catch (KnowledgeException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The customer writes; the house handles it and sends what it has to send. */
    void says(String from, String text) {
        writes(from, text);
        settle();
    }

    /** The customer writes; nobody has looked yet. */
    void writes(String from, String text) {
        now = now.plus(Duration.ofMinutes(1));
        intake.receive(
                TestDeliveries.whatsapp("wamid." + ids.incrementAndGet(), from, text, now), TestDeliveries.WHATSAPP);
    }

    /** The worker takes one step. */
    boolean step() {
        return worker.step();
    }

    /** A customer comments under a post, likewise. */
    void comments(String name, String text) {
        now = now.plus(Duration.ofMinutes(1));
        intake.receive(simulator.message(TestDeliveries.FACEBOOK, name, text, now), TestDeliveries.FACEBOOK);
        settle();
    }

    /** Lets the house do all that it has to do now. */
    void settle() {
        while (worker.step() || dispatcher.step()) {}
    }

    /** The only case there is. */
    CaseView onlyCase() {
        CasePage page = desk.list(CaseFilter.OPEN);
        if (page.total() != 1) {
            throw new AssertionError("There are " + page.total() + " cases.");
        }
        return desk.view(page.cases().get(0).id()).orElseThrow();
    }

    EvidenceReport verified() {
        return database.inTransaction(connection -> tools.ledger().verify(connection));
    }

    long refunds() {
        return database.inTransaction(
                connection -> Rows.first(connection, "select count(*) from refund", row -> row.getLong(1))
                        .orElseThrow());
    }

    private Sending carry(OutgoingRequest request, Account account) {
        sent.add(request);
        return channelSays;
    }

    private Sending mail(CodeLetter letter) {
        codes.add(letter);
        return new Sending.Done("");
    }

    @Override
    public void close() {
        worker.close();
        database.close();
    }

    private static String orders() {
        try (InputStream in = TestHouse.class.getResourceAsStream("/demo/orders.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static DroolsPolicyEngine engine() {
        try {
            return DroolsPolicyEngine.load(
                    Path.of(System.getProperty("decorum.root"), "rules"), CompiledCache.standard());
        } catch (RuleSetException e) {
            throw new AssertionError(e);
        }
    }
}
