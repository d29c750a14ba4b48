package dev.decorum.policy.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.TestDatabase;
import dev.decorum.policy.evidence.EvidenceReport.Broken;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import dev.decorum.policy.internal.Jdbc;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcEvidenceLogTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-03-02T10:00:00Z");
    private static final byte[] HOUSE_KEY = "a key of the house, of 32 bytes.".getBytes(StandardCharsets.US_ASCII);

    private final SubjectKeys keys = new SubjectKeys(HOUSE_KEY);
    private final JdbcEvidenceLog log = new JdbcEvidenceLog(keys, CLOCK);
    private final String ada = keys.subject("whatsapp", "shop", "+49 30 1234567");
    private final String bo = keys.subject("whatsapp", "shop", "+49 30 7654321");

    @ParameterizedTest
    @EnumSource
    void anEventIsRecordedAsItWasSaid(TestDatabase database) throws SQLException {
        try (Connection connection = withTables(database)) {
            long index = log.append(
                    connection,
                    EvidenceEntry.of(EventKind.DECIDED, "case-1", "engine")
                            .about(ada)
                            .rules("a".repeat(64))
                            .facts("b".repeat(64))
                            .saying(Payload.empty().number("count", 3).flag("bot", true))
                            .sealedText("message", "Mein Paket kam zu spät. 📦"));
            assertThat(index).isZero();
            RecordedEvent event = log.events(connection, "case-1").get(0);
            assertThat(event.kind()).isEqualTo(EventKind.DECIDED);
            assertThat(event.number()).isEqualTo(1);
            assertThat(event.at()).isEqualTo(CLOCK.instant());
            assertThat(event.payload()).isEqualTo("{\"bot\":true,\"count\":3}");
            assertThat(event.line())
                    .startsWith("{\"actor\":\"engine\",\"at\":\"2026-03-02T10:00:00Z\",\"caseId\":\"case-1\"")
                    .doesNotContain("Paket");
            assertThat(log.openText(connection, event, "message")).contains("Mein Paket kam zu spät. 📦");
            assertThat(log.open(connection, event, "no such part")).isEmpty();
            assertThat(log.event(connection, 0)).contains(event);
            assertThat(log.event(connection, 1)).isEmpty();
            assertThat(log.verify(connection)).isEqualTo(new Holds(1, event.leafHash()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLogOfEverySizeHoldsAndProvesItsEvents(TestDatabase database) throws SQLException {
        CheckpointSigner signer = CheckpointTest.signer("shop.example");
        List<SignedCheckpoint> checkpoints = new ArrayList<>();
        try (Connection connection = withTables(database)) {
            for (int size = 0; size < 37; size++) {
                checkpoints.add(log.checkpoint(connection, signer));
                assertThat(log.append(connection, decided("case-" + size % 3))).isEqualTo(size);
            }
            SignedCheckpoint now = log.checkpoint(connection, signer);
            assertThat(now.checkpoint().size()).isEqualTo(log.size(connection)).isEqualTo(37);
            assertThat(now.isSignedBy(signer.key())).isTrue();
            for (RecordedEvent event : log.events(connection, "case-1")) {
                assertThat(log.inclusionProof(connection, event.index(), 37)
                                .proves(event.leafHash(), now.checkpoint().root()))
                        .isTrue();
            }
            for (SignedCheckpoint then : checkpoints) {
                assertThat(log.consistencyProof(connection, then.checkpoint().size(), 37)
                                .proves(
                                        then.checkpoint().root(),
                                        now.checkpoint().root()))
                        .isTrue();
            }
            assertThat(log.verify(connection)).isEqualTo(new Holds(37, log.root(connection)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRolledBackNeverHappened(TestDatabase database) throws SQLException {
        try (Connection connection = withTables(database)) {
            log.append(connection, decided("case-1"));
            connection.commit();
            String root = log.root(connection);
            log.append(connection, decided("case-2").about(ada).sealedText("message", "Hello"));
            connection.rollback();
            assertThat(log.size(connection)).isEqualTo(1);
            assertThat(log.root(connection)).isEqualTo(root);
            assertThat(keys.find(connection, ada)).isEmpty();
            assertThat(log.append(connection, decided("case-3"))).isEqualTo(1);
            assertThat(log.verify(connection)).isInstanceOf(Holds.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatCommitsByItselfIsRefused(TestDatabase database) throws SQLException {
        try (Connection connection = withTables(database)) {
            connection.commit();
            connection.setAutoCommit(true);
            assertThatThrownBy(() -> log.append(connection, decided("case-1")))
                    .hasMessage("The connection commits by itself, so that an event could be written without its tree."
                            + " Maybe call setAutoCommit(false), and commit when all is written.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErasedSubjectCannotBeReadAndTheLogHolds(TestDatabase database) throws SQLException {
        try (Connection connection = withTables(database)) {
            log.append(connection, received("case-1", ada, "I am Ada."));
            log.append(connection, received("case-2", bo, "I am Bo."));
            log.erase(connection, ada, "case-1", "sam");
            RecordedEvent ofAda = log.event(connection, 0).orElseThrow();
            RecordedEvent ofBo = log.event(connection, 1).orElseThrow();
            assertThat(log.open(connection, ofAda, "message")).isEmpty();
            assertThat(log.openText(connection, ofBo, "message")).contains("I am Bo.");
            RecordedEvent erased = log.event(connection, 2).orElseThrow();
            assertThat(erased.kind()).isEqualTo(EventKind.ERASED);
            assertThat(erased.subject()).isEqualTo(ada);
            assertThat(erased.payload()).isEqualTo("{\"keyDestroyed\":true}");
            assertThat(log.verify(connection)).isInstanceOf(Holds.class);

            log.append(connection, received("case-3", ada, "I am back."));
            assertThat(log.openText(connection, log.event(connection, 3).orElseThrow(), "message"))
                    .contains("I am back.");
            assertThat(log.open(connection, ofAda, "message")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPictureOfSomeMegabytesComesBackAsItWas(TestDatabase database) throws SQLException {
        byte[] picture = new byte[3 << 20];
        new Random(7).nextBytes(picture);
        try (Connection connection = withTables(database)) {
            log.append(connection, decided("case-1").about(ada).sealed("page-before", "image/png", picture));
            RecordedEvent event = log.event(connection, 0).orElseThrow();
            assertThat(log.open(connection, event, "page-before").orElseThrow()).isEqualTo(picture);
        }
    }

    @ParameterizedTest
    @EnumSource
    void equalPartsAreSealedDifferently(TestDatabase database) throws SQLException {
        try (Connection connection = withTables(database)) {
            log.append(connection, received("case-1", ada, "Hello"));
            log.append(connection, received("case-1", ada, "Hello"));
            assertThat(log.events(connection, "case-1"))
                    .extracting(e -> e.parts().get(0).sha256())
                    .doesNotHaveDuplicates();
            assertThat(log.events(connection, "case-1"))
                    .extracting(e -> e.parts().get(0).key())
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void eventsOfSeveralThreadsMakeOneTree(TestDatabase database) throws Exception {
        DataSource source = database.fresh();
        try (Connection connection = TestDatabase.open(source)) {
            JdbcEvidenceLog.createTables(connection);
            connection.commit();
        }
        Callable<Long> append = () -> {
            try (Connection connection = TestDatabase.open(source)) {
                log.append(connection, received("case-1", ada, "one"));
                long second = log.append(connection, received("case-2", bo, "two"));
                connection.commit();
                return second;
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Long> numbers = new ArrayList<>();
            for (Future<Long> number : threads.invokeAll(
                    IntStream.range(0, 40).mapToObj(i -> append).toList())) {
                numbers.add(number.get());
            }
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 40).mapToObj(i -> 2L * i + 1).toList());
        } finally {
            threads.shutdown();
        }
        try (Connection connection = TestDatabase.open(source)) {
            assertThat(log.verify(connection)).isEqualTo(new Holds(80, log.root(connection)));
            for (RecordedEvent event : log.events(connection, "case-2")) {
                assertThat(log.openText(connection, event, "message")).contains("two");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsChangedInTheDatabaseIsNamed(TestDatabase database) throws SQLException {
        try (Connection connection = withTables(database)) {
            for (int i = 0; i < 6; i++) {
                log.append(connection, received("case-" + i % 2, ada, "message " + i));
            }
            connection.commit();
            assertBroken(
                    connection,
                    "update evidence_event set line = replace(line, 'channel', 'engine') where idx = 2",
                    new Broken(3, Fault.CHANGED, "Event 3 (leaf 2) was changed: what it says does not fit its hash."));
            assertBroken(
                    connection,
                    "update evidence_event set line = replace(line, ',', ', ') where idx = 2",
                    new Broken(
                            3,
                            Fault.CHANGED,
                            "Event 3 (leaf 2) was changed: its line is not an event as events are written."));
            assertBroken(
                    connection,
                    "update evidence_event set case_id = 'case-9' where idx = 1",
                    new Broken(
                            2,
                            Fault.CHANGED,
                            "Event 2 (leaf 1) is filed under another case, number, kind or subject than its line says."));
            assertBroken(
                    connection,
                    "delete from evidence_event where idx = 3",
                    new Broken(4, Fault.MISSING, "Event 4 (leaf 3) is missing: event 5 is in its place."));
            assertBroken(
                    connection,
                    "delete from evidence_event where idx = 5",
                    new Broken(
                            6,
                            Fault.TAIL_MISSING,
                            "Event 6 (leaf 5) is missing: the log ends before it, and the recorded head counts 6"
                                    + " events."));
            assertBroken(
                    connection,
                    "update evidence_head set size = 5, frontier = substring(frontier, 1, 128)",
                    new Broken(6, Fault.OTHER_LOG, "Event 6 (leaf 5) is more than the recorded head counts."));
            assertBroken(
                    connection,
                    "update evidence_head set frontier = '" + "0".repeat(128) + "'",
                    new Broken(
                            0,
                            Fault.OTHER_LOG,
                            "The events hold together, and the recorded head is that of another log."));
            assertBroken(
                    connection,
                    "update evidence_node set hash = '" + "0".repeat(64) + "' where leaf = 3 and height = 2",
                    new Broken(
                            4,
                            Fault.WRONG_LINK,
                            "Event 4 (leaf 3) does not fit the tree over it: a node was changed or is missing."));
            assertBroken(
                    connection,
                    "delete from evidence_node where leaf = 5 and height = 1",
                    new Broken(
                            6,
                            Fault.WRONG_LINK,
                            "Event 6 (leaf 5) does not fit the tree over it: a node was changed or is missing."));
            assertBroken(
                    connection,
                    "delete from evidence_sealed where idx = 4",
                    new Broken(5, Fault.MISSING, "Event 5 (leaf 4) lacks its sealed part `message`."));
            assertBroken(
                    connection,
                    "update evidence_sealed set sealed = (select sealed from evidence_sealed where idx = 1) where idx = 0",
                    new Broken(
                            1, Fault.CHANGED, "Event 1 (leaf 0) has another sealed part `message` than was recorded."));
            assertBroken(
                    connection,
                    "update evidence_sealed set name = 'note' where idx = 0",
                    new Broken(1, Fault.MISSING, "Event 1 (leaf 0) lacks its sealed part `message`."));
            assertThat(log.verify(connection)).isInstanceOf(Holds.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysAreUnreadableWithoutTheKeyOfTheHouse(TestDatabase database) throws SQLException {
        try (Connection connection = withTables(database)) {
            keys.keyOf(connection, ada);
            SubjectKeys others = new SubjectKeys(new byte[32]);
            assertThat(others.subject("whatsapp", "shop", "+49 30 1234567")).isNotEqualTo(ada);
            assertThatThrownBy(() -> others.keyOf(connection, ada))
                    .hasMessage("A key of a subject cannot be unwrapped. Maybe the key of the house is not the one it"
                            + " was wrapped under.");
        }
    }

    private void assertBroken(Connection connection, String change, Broken report) throws SQLException {
        assertThat(Jdbc.update(connection, change)).as(change).isEqualTo(1);
        assertThat(log.verify(connection)).as(change).isEqualTo(report);
        connection.rollback();
    }

    private static EvidenceEntry decided(String caseId) {
        return EvidenceEntry.of(EventKind.DECIDED, caseId, "engine");
    }

    private static EvidenceEntry received(String caseId, String subject, String text) {
        return EvidenceEntry.of(EventKind.RECEIVED, caseId, "channel")
                .about(subject)
                .sealedText("message", text);
    }

    private static Connection withTables(TestDatabase database) throws SQLException {
        Connection connection = TestDatabase.open(database.fresh());
        JdbcEvidenceLog.createTables(connection);
        JdbcEvidenceLog.createTables(connection);
        connection.commit();
        return connection;
    }
}
