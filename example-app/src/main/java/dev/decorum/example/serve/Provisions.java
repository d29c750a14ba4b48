package dev.decorum.example.serve;

import dev.decorum.example.console.RuleTally;
import dev.decorum.example.intake.Accounts;
import dev.decorum.example.journal.Ledger;
import dev.decorum.example.operations.Drafter;
import dev.decorum.example.operations.drafting.LangChain4jDrafter;
import dev.decorum.example.operations.drafting.ModelSettings;
import dev.decorum.example.operations.drafting.TemplateDrafter;
import dev.decorum.example.operations.knowledge.KnowledgeBase;
import dev.decorum.example.operations.knowledge.KnowledgeException;
import dev.decorum.example.operations.recognition.TrainedRecognizer;
import dev.decorum.example.store.Database;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.review.JdbcReviewStore;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.catalog.Lexicons;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.metrics.DecisionMeters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What a server is made of, as its options say it: rules, knowledge, accounts, words and tables. */
final class Provisions {
    private Provisions() {}

    /** The rules, which load on a thread of their own; see {@link #loaded}. */
    static FutureTask<DroolsPolicyEngine> loading(ServeOptions options, Meters meters, RuleTally tally) {
        FutureTask<DroolsPolicyEngine> rules = new FutureTask<>(() -> engine(options, meters, tally));
        new Thread(rules, "rules").start();
        return rules;
    }

    private static DroolsPolicyEngine engine(ServeOptions options, Meters meters, RuleTally tally)
            throws RuleSetException {
        return DroolsPolicyEngine.builder()
                .rules(options.rules())
                .cache(CompiledCache.standard())
                .onDecision(new DecisionMeters(meters.registry()))
                .onDecision(tally)
                .build();
    }

    static DroolsPolicyEngine loaded(FutureTask<DroolsPolicyEngine> rules) throws RuleSetException {
        try {
            return rules.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuleSetException faulty) {
                throw faulty;
            }
            throw new IllegalStateException("The rules could not be loaded.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted.", e);
        }
    }

    static KnowledgeBase knowledge(Path folder) {
        try {
            return KnowledgeBase.read(folder);
        } catch (KnowledgeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static Drafter drafter(ServeOptions options, PolicyEngine engine) {
        TemplateDrafter templates = new TemplateDrafter(engine);
        ClaimDetector claims = Lexicons.of(options.rules()).signs();
        return ModelSettings.from(System.getenv())
                .<Drafter>map(settings -> new LangChain4jDrafter(settings, templates, () -> claims))
                .orElse(templates);
    }

    static void warmUp(TrainedRecognizer recognizer, KnowledgeBase knowledge) {
        Thread warming = new Thread(
                () -> {
                    recognizer.warmUp();
                    knowledge.warmUp();
                },
                "warm-up");
        warming.setDaemon(true);
        warming.start();
    }

    static Accounts accounts(ServeOptions options) throws IOException {
        Path file =
                options.accounts() != null ? options.accounts() : options.data().resolve("accounts.json");
        if (options.accounts() == null && options.demo()) {
            return DemoWorld.accounts();
        }
        return Files.exists(file) || options.accounts() != null ? Accounts.read(file) : Accounts.of(List.of());
    }

    static void tables(Database database, boolean demo) {
        Ledger.createTables(database);
        database.inTransaction(connection -> {
            JdbcReviewStore.createTable(connection);
            return true;
        });
        if (demo) {
            DemoWorld.fill(database);
        }
    }
}
