package dev.decorum.example.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a serving process again and again while customers write and supervisors approve, and looks at what is left: at
 * seeded commits, before and after, and by the operating system at seeded times. {@code -Dlong=true} kills 210 times.
 */
class KillTest {
    private static final boolean LONG = Boolean.getBoolean("long");

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOrDoneTwiceWhenTheProcessIsKilledOnH2() throws Exception {
        try (KillCampaign campaign = new KillCampaign(folder, "-", 17)) {
            campaign.run(LONG ? 160 : 7);
            assertThat(campaign.kills()).isGreaterThanOrEqualTo(LONG ? 160 : 7);
            campaign.verify();
        }
    }

    @Test
    void nothingIsLostOrDoneTwiceWhenTheProcessIsKilledOnPostgreSql() throws Exception {
        try (KillCampaign campaign = new KillCampaign(folder, TestDatabases.POSTGRESQL.url(), 23)) {
            campaign.run(LONG ? 50 : 3);
            assertThat(campaign.kills()).isGreaterThanOrEqualTo(LONG ? 50 : 3);
            campaign.verify();
        }
    }
}
