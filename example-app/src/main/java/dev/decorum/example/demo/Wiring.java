package dev.decorum.example.demo;

import dev.decorum.example.execution.EmbeddedDatabase;
import dev.decorum.example.execution.JdbcBackOffice;
import dev.decorum.example.execution.RefundDesk;
import dev.decorum.example.intake.Inbox;
import dev.decorum.example.intake.Intake;
import dev.decorum.example.journal.Journal;
import dev.decorum.example.operations.CaseDecisions;
import dev.decorum.example.operations.CaseMessages;
import dev.decorum.example.operations.IdentityCheck;
import dev.decorum.example.operations.MemoryProofStore;
import dev.decorum.example.operations.OrderLookUp;
import dev.decorum.example.operations.Replies;
import dev.decorum.example.operations.Shop;
import dev.decorum.example.operations.drafting.TemplateDrafter;
import dev.decorum.example.operations.recognition.TrainedRecognizer;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.HouseKey;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.evidence.CustomerKey;
import dev.decorum.policy.evidence.EvidenceLog;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.review.ReviewDesk;
import dev.decorum.policy.review.ReviewLimits;
import dev.decorum.policy.review.ReviewStore;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.engine.CompiledCache;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneId;
import javax.sql.DataSource;

/** How CDI puts the demo together: the beans of the three layers, and what they cannot make themselves. */
@Singleton
final class Wiring {
    /** A container with the demo in it; close it to release the evidence log and the database. */
    static SeContainer start(DemoOptions options, Narrator narrator) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(Intake.class, Journal.class)
                .addBeanClasses(
                        TrainedRecognizer.class,
                        MemoryProofStore.class,
                        CaseMessages.class,
                        CaseDecisions.class,
                        TemplateDrafter.class,
                        Replies.class,
                        IdentityCheck.class,
                        OrderLookUp.class)
                .addBeanClasses(JdbcBackOffice.class, RefundDesk.class)
                .addBeanClasses(
                        Wiring.class,
                        DemoClock.class,
                        DemoPhone.class,
                        Story.class,
                        Hearing.class,
                        ConversationChapter.class,
                        RefundChapter.class)
                .addExtensions(new Given(options, narrator))
                .initialize();
    }

    @Produces
    @Singleton
    PolicyEngine engine(DemoOptions options) throws RuleSetException {
        return DroolsPolicyEngine.load(options.rules(), CompiledCache.standard());
    }

    @Produces
    @Singleton
    EvidenceLog log(DemoOptions options, InstantSource clock) throws IOException {
        return FreshLog.open(options.evidence(), clock);
    }

    void close(@Disposes EvidenceLog log) throws IOException {
        log.close();
    }

    @Produces
    @Singleton
    DataSource database() throws SQLException, IOException {
        return EmbeddedDatabase.open("/demo/orders.sql");
    }

    void close(@Disposes DataSource database) throws SQLException {
        EmbeddedDatabase.close(database);
    }

    @Produces
    @Singleton
    Database caseDatabase() {
        return Database.inMemory();
    }

    void close(@Disposes Database database) {
        database.close();
    }

    @Produces
    @Singleton
    Inbox inbox(Database database, InstantSource clock) {
        return new Inbox(database, HouseKey.random(), clock);
    }

    @Produces
    @Singleton
    ReviewDesk reviews(InstantSource clock) {
        return new ReviewDesk(ReviewStore.inMemory(), clock, ReviewLimits.USUAL);
    }

    @Produces
    @Singleton
    CustomerKey customerKey() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return CustomerKey.of(secret);
    }

    @Produces
    @Singleton
    ChannelAccount account() {
        return DemoPhone.ACCOUNT;
    }

    @Produces
    @Singleton
    Shop shop() {
        return new Shop("de", ZoneId.of("Europe/Berlin"), RolloutStage.REVIEWED_EXECUTION, "assistant");
    }
}
