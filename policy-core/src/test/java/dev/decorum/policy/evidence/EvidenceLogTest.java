package dev.decorum.policy.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.evidence.EvidenceReport.Holds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceLogTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-03-02T10:00:00Z");
    private static final EvidenceEntry ENTRY = EvidenceEntry.of(EventKind.DECIDED, "case-1", "engine");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("cases.jsonl");
    }

    @Test
    void aLogGoesOnWhereItEnded() throws IOException {
        write(2);
        try (EvidenceLog log = EvidenceLog.open(file, CLOCK)) {
            EvidenceEvent third = log.append(ENTRY);
            assertThat(third.sequence()).isEqualTo(3);
            assertThat(log.head()).isEqualTo(new Head(3, third.hash()));
        }
        assertThat(((Holds) EvidenceVerifier.verify(file)).head().count()).isEqualTo(3);
    }

    @Test
    void aLogWithoutEventsHolds() throws IOException {
        write(0);
        assertThat(EvidenceVerifier.verify(file)).isEqualTo(new Holds(Head.EMPTY, 0));
    }

    @Test
    void eventsOfSeveralThreadsMakeOneChain() throws Exception {
        try (EvidenceLog log = EvidenceLog.open(file, CLOCK)) {
            Callable<EvidenceEvent> append = () -> log.append(ENTRY);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Long> numbers = new ArrayList<>();
                for (Future<EvidenceEvent> event : threads.invokeAll(Collections.nCopies(24, append))) {
                    numbers.add(event.get().sequence());
                }
                assertThat(numbers).doesNotHaveDuplicates().hasSize(24);
            } finally {
                threads.shutdown();
            }
        }
        assertThat(((Holds) EvidenceVerifier.verify(file)).head().count()).isEqualTo(24);
    }

    @Test
    void aLogHasOneWriter() throws IOException {
        try (EvidenceLog first = EvidenceLog.open(file, CLOCK)) {
            assertThat(first.head()).isEqualTo(Head.EMPTY);
            assertThatThrownBy(() -> EvidenceLog.open(file, CLOCK))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "The log `cases.jsonl` is open for writing elsewhere, and has one writer at a time. Maybe"
                                    + " close the other one.");
        }
        EvidenceLog.open(file, CLOCK).close();
    }

    @Test
    void aBrokenLineIsReportedAndNothingIsWritten() throws IOException {
        write(2);
        Files.writeString(file, "{\"actor\":\"eng", StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> EvidenceLog.open(file, CLOCK))
                .isInstanceOf(BrokenLogException.class)
                .hasMessage("Event 3 (line 3) breaks off: its line has no end. A write was interrupted, or the file was"
                        + " cut. Maybe the process was killed while writing: recover(..) sets the broken line aside.");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void recoveringSetsTheBrokenLineAsideAndSaysSo() throws IOException {
        write(2);
        Files.writeString(file, "{\"actor\":\"eng", StandardOpenOption.APPEND);
        EvidenceLog.recover(file, CLOCK, "operator").close();
        assertThat(folder.resolve("cases.jsonl.torn-3")).hasContent("{\"actor\":\"eng");
        assertThat(Files.readAllLines(file).get(2))
                .contains("\"kind\":\"recovered\"")
                .contains("\"bytes\":13");
        assertThat(((Holds) EvidenceVerifier.verify(file)).head().count()).isEqualTo(3);
    }

    @Test
    void recoveringDoesNotHideACutIntoWhatWasRecorded() throws IOException {
        write(2);
        byte[] whole = Files.readAllBytes(file);
        byte[] cut = Arrays.copyOf(whole, whole.length - 5);
        Files.write(file, cut);
        assertThatThrownBy(() -> EvidenceLog.recover(file, CLOCK, "operator")).isInstanceOf(BrokenLogException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(cut);
    }

    @Test
    void anEventWhoseHeadWasNotRecordedBeforeACrashCounts() throws IOException {
        write(1);
        byte[] head = Files.readAllBytes(HeadFile.beside(file));
        write(1);
        Files.write(HeadFile.beside(file), head);
        assertThat(((Holds) EvidenceVerifier.verify(file)).beyondHead()).isEqualTo(1);
        EvidenceLog.open(file, CLOCK).close();
        assertThat(((Holds) EvidenceVerifier.verify(file)).beyondHead()).isZero();
    }

    @Test
    void nothingIsWrittenOnALogThatDoesNotHold() throws IOException {
        write(2);
        Files.writeString(file, Files.readString(file).replaceFirst("engine", "nobody"));
        assertThatThrownBy(() -> EvidenceLog.open(file, CLOCK))
                .isInstanceOf(BrokenLogException.class)
                .hasMessage(
                        "Event 1 (line 1) was changed: what it says does not fit its hash. Nothing is written on such"
                                + " a log. Maybe restore it from a copy.");
    }

    private void write(int events) throws IOException {
        try (EvidenceLog log = EvidenceLog.open(file, CLOCK)) {
            for (int i = 0; i < events; i++) {
                log.append(ENTRY);
            }
        }
    }
}
