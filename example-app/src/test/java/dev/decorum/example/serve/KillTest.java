package dev.decorum.example.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a serving process again and again while customers write and supervisors approve, and looks at what is left: at
 * seeded commits, before and after, and by the operating system at seeded times. It runs on PostgreSQL alone, for H2 loses
 * commits when its process is killed. {@code -Dlong=true} kills 210 times, and 60 times with a model.
 */
class KillTest {
    private static final boolean LONG = Boolean.getBoolean("long");

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOrDoneTwiceWhenTheProcessIsKilledOnPostgreSql() throws Exception {
        try (KillCampaign campaign = new KillCampaign(folder, TestDatabases.POSTGRESQL.url(), 23)) {
            campaign.run(LONG ? 210 : 5);
            assertThat(campaign.kills()).isGreaterThanOrEqualTo(LONG ? 210 : 5);
            campaign.verify();
        }
    }

    @Test
    void norWhileAModelIsAskedForWords() throws Exception {
        try (KillCampaign campaign = new KillCampaign(folder, TestDatabases.POSTGRESQL.url(), 29, true)) {
            campaign.run(LONG ? 60 : 3);
            assertThat(campaign.phrased()).isPositive();
            campaign.verify();
        }
    }
}
