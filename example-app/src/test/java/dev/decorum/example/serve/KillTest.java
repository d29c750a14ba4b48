package dev.decorum.example.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a serving process again and again while customers write and supervisors approve, and looks at what is left: at
 * seeded commits, before and after, and by the operating system at seeded times. {@code -Dlong=true} kills 170 times on H2
 * and 40 times on PostgreSQL.
 */
class KillTest {
    private static final boolean LONG = Boolean.getBoolean("long");

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOrDoneTwiceWhenTheProcessIsKilledOnAnH2File() throws Exception {
        kill("-", 17, LONG ? 170 : 3);
    }

    @Test
    void nothingIsLostOrDoneTwiceWhenTheProcessIsKilledOnPostgreSql() throws Exception {
        kill(TestDatabases.POSTGRESQL.url(), 23, LONG ? 40 : 3);
    }

    private void kill(String db, long seed, int times) throws Exception {
        try (KillCampaign campaign = new KillCampaign(folder, db, seed)) {
            campaign.run(times);
            assertThat(campaign.kills()).isEqualTo(times);
            campaign.verify();
        }
    }
}
