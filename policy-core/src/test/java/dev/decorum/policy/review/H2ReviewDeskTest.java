package dev.decorum.policy.review;

import dev.decorum.policy.TestDatabase;

/** The desk over a store in H2. */
class H2ReviewDeskTest extends ReviewDeskTest {
    @Override
    ReviewStore newStore() {
        return ReviewStoreTest.jdbc(TestDatabase.H2);
    }
}
