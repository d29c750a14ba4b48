package dev.decorum.rules.live;

import static dev.decorum.rules.live.Cases.BROKEN;
import static dev.decorum.rules.live.Cases.request;
import static dev.decorum.rules.live.Cases.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    Path folder;

    private final RecordedEvents events = new RecordedEvents();
    private RuleFiles files;

    @BeforeEach
    void writeTheFirstVersion() {
        files = RuleFiles.in(folder).rules("base", version(1));
    }

    private DroolsPolicyEngine.Builder builder() {
        return DroolsPolicyEngine.builder().rules(folder).clock(() -> NOW).onRules(events);
    }

    private static String advice(DroolsPolicyEngine engine) {
        return engine.decide(request()).tone().guidance().get(0);
    }

    private static String loadVersion(DroolsPolicyEngine engine, RuleFiles files, int version) {
        files.rules("base", version(version));
        engine.reload();
        return engine.rulesHash();
    }

    @Test
    void aReloadPutsTheChangedFolderIntoForceAndSaysSo() throws Exception {
        DroolsPolicyEngine engine = builder().build();
        String first = engine.rulesHash();
        files.rules("base", version(2));

        assertThat(engine.reload()).contains(new RulesReloaded(first, engine.rulesHash(), NOW));

        PolicyDecision decision = engine.decide(request());
        assertThat(decision.tone().guidance()).containsExactly("version 2");
        assertThat(decision.ruleSet().hash()).isEqualTo(engine.rulesHash()).isNotEqualTo(first);
        assertThat(events.next(RulesReloaded.class).newHash()).isEqualTo(engine.rulesHash());
    }

    @Test
    void aReloadOfAnUnchangedFolderIsNoEvent() throws Exception {
        DroolsPolicyEngine engine = builder().build();

        assertThat(engine.reload()).isEmpty();
        assertThat(events.none()).isTrue();
    }

    @Test
    void aBrokenEditLeavesTheOldVersionLiveAndNamesThePlace() throws Exception {
        DroolsPolicyEngine engine = builder().build();
        String first = engine.rulesHash();
        files.rules("regions/de", BROKEN);

        assertThat(engine.reload()).containsInstanceOf(RulesRejected.class);

        RulesRejected rejected = events.next(RulesRejected.class);
        assertThat(rejected.at()).isEqualTo(NOW);
        assertThat(rejected.faults()).singleElement().satisfies(fault -> assertThat(fault)
                .hasToString("regions/de/rules.drl:6:11: `Refund` has no field `amuont`."));
        assertThat(engine.rulesHash()).isEqualTo(first);
        assertThat(advice(engine)).isEqualTo("version 1");
    }

    @Test
    void aReleaseCheckSeesTheCandidateAndCanHoldItBack() throws Exception {
        List<String> seen = new ArrayList<>();
        Fault refused = Fault.error("suite-failed", Place.of("suites/refunds.yaml"), "A case fails.", "Look at it.");
        DroolsPolicyEngine engine = builder()
                .check(candidate -> {
                    seen.addAll(candidate.decide(request()).tone().guidance());
                    return seen.contains("version 2") ? List.of(refused) : List.of();
                })
                .build();
        files.rules("base", version(2));

        engine.reload();

        assertThat(events.next(RulesRejected.class).faults()).containsExactly(refused);
        assertThat(seen).containsExactly("version 1", "version 2");
        assertThat(advice(engine)).isEqualTo("version 1");
    }

    @Test
    void aReleaseCheckThatThrowsHoldsTheCandidateBack() throws Exception {
        List<String> calls = new ArrayList<>();
        DroolsPolicyEngine engine = builder()
                .check(candidate -> {
                    calls.add(candidate.rulesHash());
                    if (calls.size() > 1) {
                        throw new IllegalStateException("The check has a defect.");
                    }
                    return List.of();
                })
                .build();
        files.rules("base", version(2));

        engine.reload();

        assertThat(events.next(RulesRejected.class).faults()).singleElement().satisfies(fault -> assertThat(
                        fault.render())
                .isEqualTo(
                        ".: The rules could not be loaded, for a reason that does not lie in their texts. [not-loaded]\n"
                                + "  = The log of the application says more. Maybe memory or disk space ran out."));
        assertThat(advice(engine)).isEqualTo("version 1");
    }

    @Test
    void theFirstRulesPassTheReleaseChecksToo() {
        Fault refused = Fault.error("suite-failed", Place.of("suites/refunds.yaml"), "A case fails.", "");

        assertThatThrownBy(() -> builder().check(candidate -> List.of(refused)).build())
                .isInstanceOf(RuleSetException.class)
                .hasMessage("suites/refunds.yaml: A case fails. [suite-failed]");
    }

    @Test
    void aListenerThatThrowsDisturbsNeitherTheRulesNorOtherListeners() throws Exception {
        DroolsPolicyEngine engine = DroolsPolicyEngine.builder()
                .rules(folder)
                .onRules(event -> {
                    throw new IllegalStateException("The listener has a defect.");
                })
                .onRules(events)
                .build();
        files.rules("base", version(2));

        engine.reload();

        events.next(RulesReloaded.class);
        assertThat(advice(engine)).isEqualTo("version 2");
    }

    @Test
    void theLastVersionsAreKeptWithTheOneInForceMarked() throws Exception {
        DroolsPolicyEngine engine = builder().keepVersions(3).build();
        String second = loadVersion(engine, files, 2);
        String third = loadVersion(engine, files, 3);
        String fourth = loadVersion(engine, files, 4);

        assertThat(engine.versions())
                .containsExactly(
                        new RuleVersion(fourth, NOW, true),
                        new RuleVersion(third, NOW, false),
                        new RuleVersion(second, NOW, false));
    }

    @Test
    void aRollBackStaysUntilTheFolderChanges() throws Exception {
        FolderRules rules = folderRules();
        String first = rules.live().rulesHash();
        files.rules("base", version(2));
        rules.refresh();
        String second = rules.live().rulesHash();

        assertThat(rules.rollBack()).isEqualTo(new RulesReloaded(second, first, NOW));
        rules.refresh();
        assertThat(rules.live().rulesHash()).isEqualTo(first);

        files.rules("base", version(3));
        rules.refresh();
        assertThat(rules.live().rulesHash()).isNotIn(first, second);
    }

    private FolderRules folderRules() {
        return FolderRules.load(folder, new dev.decorum.rules.engine.ProgramBuilder(), List.of(), 5, () -> NOW)
                .rules()
                .orElseThrow();
    }

    @Test
    void anyVersionThatIsKeptCanBeRolledBackToByItsHash() throws Exception {
        DroolsPolicyEngine engine = builder().build();
        String first = engine.rulesHash();
        loadVersion(engine, files, 2);
        loadVersion(engine, files, 3);

        engine.rollBack(first);

        assertThat(advice(engine)).isEqualTo("version 1");
        assertThat(engine.versions())
                .filteredOn(RuleVersion::live)
                .extracting(RuleVersion::hash)
                .containsExactly(first);
    }

    @Test
    void rollingBackToWhatIsNotKeptNamesWhatIs() throws Exception {
        DroolsPolicyEngine engine = builder().build();
        String only = engine.rulesHash();

        assertThatThrownBy(engine::rollBack)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "No version before `" + only + "` is kept. Maybe keep more versions, or restore the folder.");
        assertThatThrownBy(() -> engine.rollBack("abc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No version `abc` is kept. Maybe one of: " + only + ".");
    }

    @Test
    void aPinnedVersionIsNotReplacedUntilItIsUnpinned() throws Exception {
        FolderRules rules = folderRules();
        rules.listen(events);
        String first = rules.live().rulesHash();
        rules.pin();
        files.rules("base", version(2));

        rules.refresh();
        assertThat(events.none()).isTrue();
        rules.reload();
        assertThat(events.next(RulesRejected.class).faults())
                .extracting(Fault::toString)
                .containsExactly(".: The version in force is pinned, so the folder was not read.");
        assertThat(rules.live().rulesHash()).isEqualTo(first);

        rules.unpin();
        rules.refresh();
        assertThat(events.next(RulesReloaded.class).oldHash()).isEqualTo(first);
    }

    @Test
    void aRollBackDuringABuildTakesEffectAtOnceAndOutdoesTheBuild() throws Exception {
        CountDownLatch inCheck = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        DroolsPolicyEngine engine = builder()
                .check(candidate -> {
                    if (candidate.decide(request()).tone().guidance().contains("version 3")) {
                        inCheck.countDown();
                        await(goOn);
                    }
                    return List.of();
                })
                .build();
        String first = engine.rulesHash();
        loadVersion(engine, files, 2);
        files.rules("base", version(3));
        CompletableFuture<Object> build = CompletableFuture.supplyAsync(engine::reload);
        await(inCheck);

        engine.rollBack();
        assertThat(engine.rulesHash()).isEqualTo(first);
        goOn.countDown();
        build.get(60, TimeUnit.SECONDS);

        assertThat(engine.rulesHash()).isEqualTo(first);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUpAndKeepsTheOrderOfVersions() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        DroolsPolicyEngine engine = builder().clock(now::get).keepVersions(3).build();
        String first = engine.rulesHash();
        now.set(NOW.minusSeconds(86_400));
        String second = loadVersion(engine, files, 2);
        files.rules("regions/de", BROKEN);

        assertThat(engine.reload()).containsInstanceOf(RulesRejected.class);
        assertThat(advice(engine)).isEqualTo("version 2");
        assertThat(engine.versions())
                .extracting(RuleVersion::hash, RuleVersion::loadedAt)
                .containsExactly(tuple(second, now.get()), tuple(first, NOW));
        assertThat(engine.rollBack().newHash()).isEqualTo(first);
    }

    @Test
    void aFileThatIsDeletedDuringTheBuildIsNotHalfLoaded() throws Exception {
        List<String> built = new ArrayList<>();
        DroolsPolicyEngine engine = builder()
                .check(candidate -> {
                    built.add(candidate.rulesHash());
                    if (built.size() == 2) {
                        delete(folder.resolve("regions/de/rules.drl"));
                    }
                    return List.of();
                })
                .build();
        files.rules("regions/de", Cases.DENY);

        engine.reload();

        // The second build held a file that was gone before it could go live, so the folder was read anew.
        assertThat(built).hasSize(3);
        assertThat(built.get(2)).isEqualTo(built.get(0)).isEqualTo(engine.rulesHash());
    }

    @Test
    void aFolderThatNeverHoldsStillIsRejected() throws Exception {
        int[] builds = {0};
        DroolsPolicyEngine engine = builder()
                .check(candidate -> {
                    if (builds[0]++ > 0) {
                        files.file("base/more.drl", RuleFiles.head("base") + "// " + builds[0] + "\n");
                    }
                    return List.of();
                })
                .build();
        String first = engine.rulesHash();
        files.rules("base", version(2));

        engine.reload();

        assertThat(events.next(RulesRejected.class).faults()).singleElement().satisfies(fault -> assertThat(
                        fault.render())
                .isEqualTo(".: The folder changed each time while it was being read. [still-changing]\n"
                        + "  = Maybe it is being copied: write to another folder, then swap the two."));
        assertThat(engine.rulesHash()).isEqualTo(first);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
