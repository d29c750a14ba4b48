package dev.decorum.policy.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.evidence.EvidenceReport.Broken;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceVerifierTest {
    @TempDir
    Path folder;

    private Path log;
    private Head head;

    @BeforeEach
    void writeFourEvents() throws IOException {
        log = folder.resolve("cases.jsonl");
        try (EvidenceLog writer = EvidenceLog.open(log, () -> Instant.parse("2026-03-02T10:00:00Z"))) {
            for (EventKind kind :
                    List.of(EventKind.RECEIVED, EventKind.DECIDED, EventKind.APPROVED, EventKind.EXECUTED)) {
                writer.append(EvidenceEntry.of(kind, "case-1", "engine")
                        .rules("a".repeat(64))
                        .saying(Payload.empty().number("count", 3).flag("bot", true)));
            }
            head = writer.head();
        }
    }

    @Test
    void aLogAsItWasWrittenHolds() throws IOException {
        assertThat(EvidenceVerifier.verify(log)).isEqualTo(new Holds(head, 0));
        assertThat(EvidenceVerifier.verify(log).message())
                .isEqualTo("The log holds: 4 events, head " + head.hash() + ".");
    }

    @Test
    void aLineIsReadableJsonWithSortedKeys() throws IOException {
        assertThat(lines().get(0))
                .startsWith("{\"actor\":\"engine\",\"at\":\"2026-03-02T10:00:00Z\",\"caseId\":\"case-1\",\"hash\":\"")
                .endsWith("\"kind\":\"received\",\"payload\":{\"bot\":true,\"count\":3},\"previous\":\""
                        + "0".repeat(64) + "\",\"rulesHash\":\"" + "a".repeat(64) + "\",\"sequence\":1,\"v\":1}");
    }

    @Test
    void everyChangedByteIsCaughtAtItsEvent() throws IOException {
        byte[] good = Files.readAllBytes(log);
        long event = 1;
        for (int i = 0; i < good.length; i++) {
            for (int bit : new int[] {1, 4, 128}) {
                byte[] bad = good.clone();
                bad[i] ^= (byte) bit;
                Files.write(log, bad);
                EvidenceReport report = EvidenceVerifier.verify(log);
                assertThat(report).as("bit %s of byte %s", bit, i).isInstanceOf(Broken.class);
                assertThat(((Broken) report).event())
                        .as("bit %s of byte %s", bit, i)
                        .isEqualTo(event);
                assertThat(report.message()).startsWith("Event " + event + " (line " + event + ") ");
            }
            event += good[i] == '\n' ? 1 : 0;
        }
        assertThat(event).isEqualTo(5);
    }

    @Test
    void everyChangedByteOfTheHeadIsCaught() throws IOException {
        Path file = HeadFile.beside(log);
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            Files.write(file, bad);
            assertThat(EvidenceVerifier.verify(log)).as("byte %s", i).isInstanceOf(Broken.class);
        }
    }

    @Test
    void everyCutIsCaught() throws IOException {
        byte[] good = Files.readAllBytes(log);
        for (int length = 0; length < good.length; length++) {
            Files.write(log, Arrays.copyOf(good, length));
            assertThat(EvidenceVerifier.verify(log)).as("%s bytes", length).isInstanceOf(Broken.class);
        }
    }

    @Test
    void aChangedEventIsNamed() throws IOException {
        rewrite(1, lines().get(1).replace("engine", "nobody"));
        assertBroken(2, Fault.CHANGED, "Event 2 (line 2) was changed: what it says does not fit its hash.");
    }

    @Test
    void aLineThatIsNoJsonIsNamed() throws IOException {
        rewrite(2, "{");
        assertBroken(3, Fault.CHANGED, "Event 3 (line 3) was changed: its line is not JSON as events are written.");
    }

    @Test
    void aMissingEventIsNamed() throws IOException {
        List<String> lines = lines();
        lines.remove(1);
        write(lines);
        assertBroken(2, Fault.MISSING, "Event 2 (line 2) is missing: event 3 is in its place.");
    }

    @Test
    void exchangedEventsAreNamed() throws IOException {
        List<String> lines = lines();
        Collections.swap(lines, 1, 2);
        write(lines);
        assertBroken(2, Fault.REORDERED, "Event 2 (line 2) stands further below: event 3 is in its place.");
    }

    @Test
    void aDoubledEventIsNamed() throws IOException {
        List<String> lines = lines();
        lines.add(2, lines.get(1));
        write(lines);
        assertBroken(3, Fault.DUPLICATED, "Event 3 (line 3) is not in its place: event 2 stands there again.");
    }

    @Test
    void eventsCutOffAtTheEndAreNamed() throws IOException {
        write(lines().subList(0, 2));
        assertBroken(
                3,
                Fault.TAIL_MISSING,
                "Event 3 (line 3) is missing: the log ends before it, and the recorded head is event 4.");
    }

    @Test
    void aLineThatBreaksOffIsNamed() throws IOException {
        String text = Files.readString(log);
        Files.writeString(log, text.substring(0, text.length() - 10));
        assertBroken(
                4,
                Fault.TRUNCATED_LINE,
                "Event 4 (line 4) breaks off: its line has no end. A write was interrupted, or the file was cut.");
    }

    @Test
    void anUnknownVersionIsNamed() throws IOException {
        rewrite(0, lines().get(0).replace("\"v\":1", "\"v\":2"));
        assertBroken(1, Fault.UNKNOWN_VERSION, "Event 1 (line 1) is in version 2, and this verifier knows version 1.");
    }

    @Test
    void anEventPutInFromElsewhereDoesNotFollow() throws IOException {
        EvidenceEvent stranger = EvidenceEvent.after(
                new Head(2, "b".repeat(64)),
                Instant.parse("2026-03-02T10:00:00Z"),
                EvidenceEntry.of(EventKind.APPROVED, "case-1", "sam"));
        rewrite(2, stranger.line());
        assertBroken(
                3, Fault.WRONG_LINK, "Event 3 (line 3) does not follow on the event before it: its link is another.");
    }

    @Test
    void aLogWrittenAnewIsNotTheOneWhoseHeadWasKept() throws IOException {
        Path other = folder.resolve("other.jsonl");
        try (EvidenceLog writer = EvidenceLog.open(other, () -> Instant.parse("2026-03-02T11:00:00Z"))) {
            for (int i = 0; i < 4; i++) {
                writer.append(EvidenceEntry.of(EventKind.DECIDED, "case-1", "engine"));
            }
        }
        assertThat(EvidenceVerifier.verify(other)).isInstanceOf(Holds.class);
        assertThat(EvidenceVerifier.verify(other, head))
                .isEqualTo(new Broken(
                        4,
                        Fault.OTHER_LOG,
                        "Event 4 (line 4) is not the one whose hash was recorded as the head, although it fits to those"
                                + " before it. The log was written anew, or the head belongs to another log."));
    }

    @Test
    void withoutTheRecordOfTheHeadNobodyKnowsTheEnd() throws IOException {
        Files.delete(HeadFile.beside(log));
        assertBroken(
                0,
                Fault.NO_HEAD,
                "The events 1 to 4 hold, but the record of the head `cases.jsonl.head` is missing or was changed, so"
                        + " nobody can say whether events after them were cut off. Maybe copy it together with the"
                        + " log.");
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(log));
    }

    private void rewrite(int index, String line) throws IOException {
        List<String> lines = lines();
        lines.set(index, line);
        write(lines);
    }

    private void write(List<String> lines) throws IOException {
        Files.write(log, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void assertBroken(long event, Fault fault, String message) throws IOException {
        assertThat(EvidenceVerifier.verify(log)).isEqualTo(new Broken(event, fault, message));
    }
}
