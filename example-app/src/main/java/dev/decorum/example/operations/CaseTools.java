package dev.decorum.example.operations;

import dev.decorum.example.execution.BackOffice;
import dev.decorum.example.execution.OutboxTable;
import dev.decorum.example.intake.Account;
import dev.decorum.example.intake.Accounts;
import dev.decorum.example.journal.Ledger;
import dev.decorum.example.operations.knowledge.KnowledgeBase;
import dev.decorum.example.store.HouseKey;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.review.JdbcReviewStore;
import dev.decorum.policy.review.ReviewDesk;
import dev.decorum.policy.review.ReviewLimits;
import dev.decorum.policy.review.ReviewListener;
import java.sql.Connection;
import java.time.InstantSource;

/**
 * What the handling of cases needs, put together once.
 *
 * @param engine decides
 * @param recognizer understands
 * @param drafter writes
 * @param knowledge knows what the house has written down
 * @param backOffice knows orders
 * @param accounts the accounts of the house
 * @param ledger the evidence
 * @param outbox what is to go out
 * @param limits how long a proposal is good
 * @param key the key of the house
 * @param clock tells the time
 */
public record CaseTools(
        PolicyEngine engine,
        IntentRecognizer recognizer,
        Drafter drafter,
        KnowledgeBase knowledge,
        BackOffice backOffice,
        Accounts accounts,
        Ledger ledger,
        OutboxTable outbox,
        ReviewLimits limits,
        HouseKey key,
        InstantSource clock) {

    /** The same tools with another drafter. */
    CaseTools with(Drafter other) {
        return new CaseTools(
                engine, recognizer, other, knowledge, backOffice, accounts, ledger, outbox, limits, key, clock);
    }

    /** The proposals, in a transaction. */
    JdbcReviewStore reviews(Connection connection) {
        return JdbcReviewStore.on(connection, ReviewListener.NONE);
    }

    /** The desk in a transaction. */
    ReviewDesk desk(Connection connection) {
        return new ReviewDesk(reviews(connection), clock, limits);
    }

    /**
     * The account of a case.
     *
     * @throws IllegalStateException when the house has closed it since
     */
    Account account(String channel, String id) {
        return accounts.find(channel, id)
                .orElseThrow(() -> new IllegalStateException("The account `" + id + "` at the channel `" + channel
                        + "` is no longer among the accounts. Maybe it was taken out of the file."));
    }
}
