package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.EvidenceEntry;
import dev.decorum.policy.evidence.EvidenceLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void writeTwoEvents() throws IOException {
        log = folder.resolve("cases.jsonl");
        try (EvidenceLog writer = EvidenceLog.open(log, () -> Instant.parse("2026-03-02T10:00:00Z"))) {
            for (EventKind kind : List.of(EventKind.RECEIVED, EventKind.DECIDED)) {
                writer.append(EvidenceEntry.of(kind, "case-1", "engine"));
            }
        }
    }

    @Test
    void aLogThatHoldsIsSaidToHold() {
        Run run = Run.of("verify", log.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith(log + ": holds. The log holds: 2 events, head ");
    }

    @Test
    void theFirstChangedEventIsNamed() throws IOException {
        Files.writeString(log, Files.readString(log).replace("\"decided\"", "\"drafted\""));
        Run run = Run.of("verify", log.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith(log + ":2: does not hold. ");
        assertThat(Run.of("verify", "--json", log.toString()).out())
                .contains("\"holds\" : false", "\"event\" : 2", "\"fault\" : \"changed\"");
    }

    @Test
    void aLogThatIsNotThereIsSaid() {
        assertThat(Run.of("verify", "no-such.jsonl"))
                .isEqualTo(new Run(
                        66, "", "decorum: There is no file `no-such.jsonl`.\n  = Is the path right from here?\n"));
    }
}
