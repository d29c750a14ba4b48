package dev.decorum.rules.live;

import static dev.decorum.rules.live.Cases.BROKEN;
import static dev.decorum.rules.live.Cases.request;
import static dev.decorum.rules.live.Cases.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.catalog.FolderFingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    /** So long that only reports of the file system can explain a reload within the patience of a test. */
    private static final Duration ONLY_REPORTS = Duration.ofHours(1);

    @TempDir
    Path place;

    private final RecordedEvents events = new RecordedEvents();
    private Path folder;
    private RuleFiles files;
    /** Set by {@link #watch}, with which every test begins. */
    @SuppressWarnings("NullAway.Init")
    private DroolsPolicyEngine engine;

    @BeforeEach
    void writeTheFirstVersion() {
        folder = place.resolve("rules");
        files = RuleFiles.in(folder).rules("base", version(1));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void watch(Path rules, Duration rescan) throws RuleSetException {
        engine = DroolsPolicyEngine.builder()
                .rules(rules)
                .onRules(events)
                .watch(rescan)
                .build();
    }

    private void assertLive(String advice) throws InterruptedException {
        events.awaitLive(FolderFingerprint.of(folder));
        assertThat(engine.decide(request()).tone().guidance()).containsExactly(advice);
    }

    /** A second rule folder beside the first. */
    private Path other(String name, int version) {
        return RuleFiles.in(place.resolve(name)).rules("base", version(version)).path();
    }

    @Test
    void aFileThatIsWrittenGoesLive() throws Exception {
        watch(folder, ONLY_REPORTS);
        files.rules("base", version(2));

        assertLive("version 2");
    }

    @Test
    void aFileThatAnEditorWritesAsideAndRenamesGoesLive() throws Exception {
        watch(folder, ONLY_REPORTS);
        Path aside = Files.writeString(folder.resolve("base/.rules.drl.swp"), RuleFiles.head("base") + version(2));
        Files.move(folder.resolve("base/rules.drl"), folder.resolve("base/rules.drl~"));
        Files.move(aside, folder.resolve("base/rules.drl"), StandardCopyOption.ATOMIC_MOVE);

        assertLive("version 2");
    }

    @Test
    void aFileInANewFolderGoesLive() throws Exception {
        watch(folder, ONLY_REPORTS);
        files.file("base/rules.drl", RuleFiles.head("base")).rules("channels/whatsapp/regions/de", version(2));

        assertLive("version 2");
    }

    @Test
    void aFolderThatIsSwappedByRenamesGoesLiveAndGoesOnBeingWatched() throws Exception {
        watch(folder, ONLY_REPORTS);
        Path next = other("next", 2);
        Files.move(folder, place.resolve("previous"));
        Files.move(next, folder);
        assertLive("version 2");

        files.rules("base", version(3));
        assertLive("version 3");
    }

    @Test
    void aLinkThatIsSwappedGoesLive() throws Exception {
        Path link = Files.createSymbolicLink(place.resolve("current"), folder);
        watch(link, ONLY_REPORTS);
        Path fresh = Files.createSymbolicLink(place.resolve("fresh"), other("next", 2));
        folder = Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        assertLive("version 2");
    }

    @Test
    void aVolumeThatKubernetesSwapsGoesLive() throws Exception {
        Path volume = Files.createDirectory(place.resolve("volume"));
        Path one = Files.move(folder, volume.resolve("..2026_11_20"));
        Files.createSymbolicLink(volume.resolve("..data"), one.getFileName());
        Files.createSymbolicLink(volume.resolve("catalog.yaml"), Path.of("..data/catalog.yaml"));
        Files.createSymbolicLink(volume.resolve("base"), Path.of("..data/base"));
        watch(volume, ONLY_REPORTS);
        folder = volume;

        Path two = Files.move(other("next", 2), volume.resolve("..2026_11_23"));
        Files.createSymbolicLink(volume.resolve("..data_tmp"), two.getFileName());
        Files.move(
                volume.resolve("..data_tmp"),
                volume.resolve("..data"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);

        assertLive("version 2");
    }

    @Test
    void aBrokenEditIsReportedOnceAndItsRepairGoesLive() throws Exception {
        watch(folder, ONLY_REPORTS);
        String first = engine.rulesHash();
        files.rules("base", BROKEN);
        assertThat(events.next(RulesRejected.class).faults().get(0).place().toString())
                .isEqualTo("base/rules.drl:6:11");
        assertThat(engine.rulesHash()).isEqualTo(first);

        files.rules("base", version(2));
        assertLive("version 2");
    }

    @Test
    void aFolderThatVanishesLeavesTheLastVersionAndGoesLiveWhenItIsBack() throws Exception {
        watch(folder, ONLY_REPORTS);
        Files.move(folder, place.resolve("away"));
        assertThat(events.next(RulesRejected.class).faults().get(0).toString())
                .isEqualTo("rules: There is no such folder.");
        assertThat(engine.decide(request()).tone().guidance()).containsExactly("version 1");

        Files.move(other("next", 2), folder);
        assertLive("version 2");
    }

    @Test
    void aChangeThatNoTimeOfAFileTellsIsFoundByTheRescan() throws Exception {
        Path file = folder.resolve("base/rules.drl");
        FileTime future = FileTime.from(Instant.parse("2126-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, future);
        watch(folder, Duration.ofMillis(50));

        // The clock is set back: the new text has the same size and an earlier time.
        replaceKeepingTime(file, version(2), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

        assertLive("version 2");
    }

    private static void replaceKeepingTime(Path file, String rules, FileTime time) throws IOException {
        Path aside = Files.writeString(file.resolveSibling("aside.tmp"), RuleFiles.head("base") + rules);
        Files.setLastModifiedTime(aside, time);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void closingEndsTheThreadAndTheEngineGoesOnDeciding() throws Exception {
        watch(folder, ONLY_REPORTS);
        assertThat(watchers()).isEqualTo(1);

        engine.close();

        assertThat(watchers()).isZero();
        assertThat(engine.decide(request()).tone().guidance()).containsExactly("version 1");
    }

    private static long watchers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("decorum-rules-watch") && t.isDaemon())
                .count();
    }
}
