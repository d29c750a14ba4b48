package dev.decorum.policy.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.evidence.EvidenceReport.Holds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process in the middle of appending, 20 times, 300 times with {@code -Dlong}: nothing that was promised is lost. */
class KilledWriterTest {
    private static final int KILLS = System.getProperty("long") == null ? 20 : 300;
    private static final JdbcEvidenceLog LOG =
            new JdbcEvidenceLog(new SubjectKeys(new byte[32]), () -> Instant.parse("2026-03-02T10:00:00Z"));

    @TempDir
    Path folder;

    @Test
    void aLogWhoseWriterIsKilledHoldsAndGoesOn() throws Exception {
        Random random = new Random(20260302);
        long promised = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            promised = writeAndKill(1 + random.nextInt(12), random.nextInt(4_000), promised);
            try (Connection connection = open(folder)) {
                assertThat(LOG.verify(connection)).as("after kill %s", kill).isInstanceOf(Holds.class);
                assertThat(LOG.size(connection)).isGreaterThanOrEqualTo(promised);
                assertThat(LOG.size(connection) % 2).as("half a transaction").isZero();
                for (RecordedEvent event : LOG.events(connection, "case-" + promised / 2 % 7)) {
                    assertThat(LOG.openText(connection, event, "message")).contains("Hello");
                }
                promised = LOG.size(connection);
            }
        }
    }

    /** Lets a process append, kills it some microseconds after it has promised so many transactions, and tells the size. */
    private long writeAndKill(int transactions, int micros, long before) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long promised = before;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII))) {
            for (int i = 0; i < transactions; i++) {
                String line = lines.readLine();
                assertThat(line).as("what the writer says").isNotNull();
                promised = Long.parseLong(line);
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
            writer.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                promised = Math.max(promised, Long.parseLong(line));
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return promised;
    }

    private static Connection open(Path folder) throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("log") + ";WRITE_DELAY=0");
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** The process that is killed: two events a transaction, and the size of the log after each commit. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws SQLException {
            try (Connection connection = open(Path.of(args[0]))) {
                JdbcEvidenceLog.createTables(connection);
                connection.commit();
                while (true) {
                    long size = LOG.size(connection);
                    for (int i = 0; i < 2; i++) {
                        LOG.append(
                                connection,
                                EvidenceEntry.of(EventKind.RECEIVED, "case-" + size / 2 % 7, "channel")
                                        .about("someone-" + size % 5)
                                        .sealedText("message", "Hello"));
                    }
                    connection.commit();
                    System.out.println(size + 2);
                    System.out.flush();
                }
            }
        }
    }
}
