package dev.decorum.example.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.example.journal.Ledger;
import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseFilter;
import dev.decorum.example.operations.CaseRow;
import dev.decorum.example.operations.CaseState;
import dev.decorum.example.operations.CaseView;
import dev.decorum.example.operations.CaseView.MessageState;
import dev.decorum.example.simulator.Simulator;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.HouseKey;
import dev.decorum.policy.evidence.EvidenceReport;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewState;
import dev.decorum.rules.RuleSetException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo on a new database: what its inbox holds once the two days before the start have been played. */
class DemoHistoryTest {
    private static final Path ROOT = Path.of(System.getProperty("decorum.root"));
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private static Path folder;

    private static final List<CaseView> CASES = new ArrayList<>();
    private static List<String> troubles = List.of();
    private static List<CaseDesk.Failed> failed = List.of();
    private static List<Review> proposals = List.of();

    @BeforeAll
    static void play() throws IOException, RuleSetException, InterruptedException {
        try (Server server = Server.start(options(), null)) {
            Instant until = Instant.now().plus(PATIENCE);
            while (server.history().isEmpty() && Instant.now().isBefore(until)) {
                Thread.sleep(50);
            }
            troubles = server.history().orElseThrow().troubles();
            CaseFilter all = new CaseFilter(Set.of(), null, null, null, "", 0, CaseFilter.MOST);
            for (CaseRow row : server.desk().list(all).cases()) {
                CASES.add(server.desk().view(row.id()).orElseThrow());
            }
            failed = server.desk().failed();
            proposals = server.desk().reviews(Set.of(ReviewState.PROPOSED));
        }
    }

    @Test
    void everyMomentCameAboutAsItIsWritten() {
        assertThat(troubles).isEmpty();
        assertThat(failed).isEmpty();
        assertThat(CASES).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void everyChannelThatCanBePlayedAndEightLanguagesAreInTheInbox() {
        assertThat(CASES.stream().map(c -> c.row().channel())).containsAll(Simulator.channels());
        assertThat(CASES.stream().map(c -> c.row().surface()))
                .contains(Arrays.stream(Surface.values())
                        // A group is no place of its own at any channel that can be played.
                        .filter(surface -> surface != Surface.GROUPS)
                        .toArray(Surface[]::new));
        assertThat(CASES.stream().map(c -> c.row().language()))
                .contains("de", "en", "es", "fr", "ja", "ko", "pt", "zh-Hans");
    }

    @Test
    void casesStandWhereTheyCanStand() {
        assertThat(CASES.stream().map(c -> c.row().state()))
                .contains(CaseState.ANSWERED, CaseState.PERSON, CaseState.REVIEW, CaseState.CLOSED);
        assertThat(CASES.stream().flatMap(c -> c.row().roles().stream()))
                .contains(Role.AGENT, Role.SUPERVISOR, Role.SAFETY, Role.LEGAL, Role.PRIVACY);
        assertThat(CASES).anyMatch(c -> c.waiting().isPresent());
        assertThat(CASES).as("a channel that does not take the reply").anyMatch(c -> c.messages().stream()
                .anyMatch(m -> m.state() == MessageState.FAILED));
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        assertThat(CASES)
                .as("one that the platform wants answered within the hour")
                .anyMatch(c -> c.row().state() == CaseState.PERSON
                        && c.row().clocks().platform() != null
                        && c.row().clocks().platform().isBefore(soon));
    }

    @Test
    void whoHasAnAnswerIsWaitedForByTheLawAlone() {
        assertThat(CASES)
                .filteredOn(c -> c.row().state() == CaseState.ANSWERED)
                .isNotEmpty()
                .allMatch(c ->
                        c.row().clocks().platform() == null && c.row().clocks().house() == null);
    }

    @Test
    void proposalsWaitAreRejectedAndHaveTakenEffect() {
        assertThat(CASES.stream().flatMap(c -> c.actions().stream()).map(Review::state))
                .contains(ReviewState.PROPOSED, ReviewState.REJECTED, ReviewState.SUCCEEDED);
        assertThat(proposals)
                .anyMatch(p ->
                        p.proposal().ruling().approvals() == 2 && p.approvals().size() == 1);
    }

    @Test
    void messagesOfACaseComeInTheOrderOfTheirTimes() {
        for (CaseView view : CASES) {
            assertThat(view.messages().stream().map(m -> m.at().getEpochSecond()))
                    .isSorted();
        }
    }

    @Test
    void theEvidenceHolds() throws IOException {
        try (Database database = Database.inFolder(folder)) {
            Ledger ledger = new Ledger(HouseKey.inFolder(folder), InstantSource.system());
            EvidenceReport report = database.inTransaction(ledger::verify);
            assertThat(report).isInstanceOf(EvidenceReport.Holds.class);
        }
    }

    @Test
    void aLineThatIsNeitherHeadNorMomentIsNamed() {
        assertThatThrownBy(() -> DemoScript.read("[email/shop-de lena]\n-1h says: Hallo\n1h says: Hallo\n"))
                .hasMessageContaining("Line 3 ");
    }

    private static ServeOptions options() {
        Path rules = ROOT.resolve("rules");
        return new ServeOptions(
                "127.0.0.1", 0, folder, null, null, rules, ROOT.resolve("knowledge"), true, true, false);
    }
}
