package dev.decorum.example.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a serving process again and again while customers write and supervisors approve, and looks at what is left: at
 * seeded commits, before and after, and by the operating system at seeded times. {@code -Dlong=true} kills 150 times on H2,
 * 40 times on PostgreSQL, and 30 times there while a model is asked for words.
 */
class KillTest {
    private static final boolean LONG = Boolean.getBoolean("long");

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOrDoneTwiceWhenTheProcessIsKilledOnAnH2File() throws Exception {
        try (KillCampaign campaign = new KillCampaign(folder, "-", 17)) {
            kill(campaign, LONG ? 150 : 3);
        }
    }

    @Test
    void norOnPostgreSql() throws Exception {
        try (KillCampaign campaign = new KillCampaign(folder, TestDatabases.POSTGRESQL.url(), 23)) {
            kill(campaign, LONG ? 40 : 3);
        }
    }

    @Test
    void norWhileAModelIsAskedForWords() throws Exception {
        try (KillCampaign campaign = new KillCampaign(folder, TestDatabases.POSTGRESQL.url(), 29, true)) {
            kill(campaign, LONG ? 30 : 2);
            assertThat(campaign.phrased()).isPositive();
        }
    }

    private static void kill(KillCampaign campaign, int times) throws Exception {
        campaign.run(times);
        assertThat(campaign.kills()).isEqualTo(times);
        campaign.verify();
    }
}
