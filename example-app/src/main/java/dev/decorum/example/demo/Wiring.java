package dev.decorum.example.demo;

import dev.decorum.example.execution.BackOffice;
import dev.decorum.example.execution.ChannelSender;
import dev.decorum.example.execution.Dispatcher;
import dev.decorum.example.execution.JdbcBackOffice;
import dev.decorum.example.execution.OutboxKind;
import dev.decorum.example.execution.OutboxTable;
import dev.decorum.example.intake.Account;
import dev.decorum.example.intake.Accounts;
import dev.decorum.example.intake.Inbox;
import dev.decorum.example.intake.Intake;
import dev.decorum.example.journal.Ledger;
import dev.decorum.example.operations.ActionHandler;
import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseFlow;
import dev.decorum.example.operations.CaseTools;
import dev.decorum.example.operations.CodeHandler;
import dev.decorum.example.operations.DefaultCaseDesk;
import dev.decorum.example.operations.DraftTrial;
import dev.decorum.example.operations.Drafter;
import dev.decorum.example.operations.InboxWorker;
import dev.decorum.example.operations.IntentRecognizer;
import dev.decorum.example.operations.ReplyHandler;
import dev.decorum.example.operations.drafting.TemplateDrafter;
import dev.decorum.example.operations.knowledge.KnowledgeBase;
import dev.decorum.example.operations.recognition.TrainedRecognizer;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.HouseKey;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.evidence.Capsule;
import dev.decorum.policy.evidence.CheckpointSigner;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.review.JdbcReviewStore;
import dev.decorum.policy.review.ReviewLimits;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.cdi.DecisionMade;
import dev.decorum.rules.engine.CompiledCache;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Singleton;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** How CDI puts the demo together: what {@code serve} runs, on a database in memory and with a clock of the story's own. */
@Singleton
final class Wiring {
    /** A container with the demo in it; close it to forget the database. */
    static SeContainer start(DemoOptions options, Narrator narrator) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(Intake.class, TrainedRecognizer.class, TemplateDrafter.class, JdbcBackOffice.class)
                .addBeanClasses(
                        Wiring.class,
                        DemoClock.class,
                        DemoPhone.class,
                        House.class,
                        Misuse.class,
                        Story.class,
                        ConversationChapter.class,
                        RefundChapter.class)
                .addExtensions(new Given(options, narrator))
                .initialize();
    }

    /** An engine with the cache of compiled rules, which tells observers what it decides. */
    @Produces
    @Singleton
    PolicyEngine engine(DemoOptions options, Event<DecisionMade> made) throws RuleSetException {
        return DroolsPolicyEngine.builder()
                .rules(options.rules())
                .cache(CompiledCache.standard())
                .onDecision((request, decision, nanos) -> made.fire(new DecisionMade(request, decision, nanos)))
                .build();
    }

    @Produces
    @Singleton
    Database database() {
        Database database = Database.inMemory();
        Ledger.createTables(database);
        database.inTransaction(connection -> {
            JdbcReviewStore.createTable(connection);
            return true;
        });
        database.fill("/demo/orders.sql");
        return database;
    }

    void close(@Disposes Database database) {
        database.close();
    }

    @Produces
    @Singleton
    DataSource dataSource(Database database) {
        return database.dataSource();
    }

    @Produces
    @Singleton
    HouseKey houseKey() {
        return HouseKey.random();
    }

    @Produces
    @Singleton
    Ledger ledger(HouseKey key, InstantSource clock) {
        return new Ledger(key, clock);
    }

    @Produces
    @Singleton
    Inbox inbox(Database database, HouseKey key, InstantSource clock) {
        return new Inbox(database, key, clock);
    }

    @Produces
    @Singleton
    Accounts accounts() {
        return Accounts.of(List.of(new Account(
                DemoPhone.ACCOUNT,
                "de",
                null,
                ZoneId.of("Europe/Berlin"),
                RolloutStage.REVIEWED_EXECUTION,
                "assistant",
                null)));
    }

    @Produces
    @Singleton
    CaseTools tools(
            PolicyEngine engine,
            IntentRecognizer recognizer,
            Drafter drafter,
            BackOffice backOffice,
            Accounts accounts,
            Ledger ledger,
            HouseKey key,
            InstantSource clock) {
        return new CaseTools(
                engine,
                recognizer,
                drafter,
                KnowledgeBase.empty(),
                backOffice,
                accounts,
                ledger,
                new OutboxTable(),
                ReviewLimits.USUAL,
                key,
                clock);
    }

    @Produces
    @Singleton
    InboxWorker worker(CaseTools tools, Database database, Inbox inbox, Intake intake) {
        return new InboxWorker(database, inbox, intake, tools.accounts(), new CaseFlow(tools));
    }

    @Produces
    @Singleton
    Dispatcher dispatcher(CaseTools tools, Database database, DemoPhone phone) {
        return new Dispatcher(
                database,
                tools.outbox(),
                Map.of(
                        OutboxKind.REPLY, new ReplyHandler(tools, new ChannelSender(phone, phone)),
                        OutboxKind.CODE, new CodeHandler(tools, phone),
                        OutboxKind.ACTION, new ActionHandler(tools, database)),
                tools.clock());
    }

    @Produces
    @Singleton
    CaseDesk desk(CaseTools tools, Database database) {
        return new DefaultCaseDesk(tools, database);
    }

    @Produces
    @Singleton
    DraftTrial trial(CaseTools tools, Database database) {
        return new DraftTrial(tools, database);
    }

    @Produces
    @Singleton
    CheckpointSigner signer() throws NoSuchAlgorithmException {
        return new CheckpointSigner(
                "demo/cases", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    @Produces
    @Singleton
    Capsule capsule(Ledger ledger, CheckpointSigner signer) {
        return new Capsule(ledger.log(), signer);
    }
}
