package dev.decorum.policy.review;

import dev.decorum.policy.TestDatabase;

/** The desk over a store in PostgreSQL. */
class PostgresReviewDeskTest extends ReviewDeskTest {
    @Override
    ReviewStore newStore() {
        return ReviewStoreTest.jdbc(TestDatabase.POSTGRESQL);
    }
}
