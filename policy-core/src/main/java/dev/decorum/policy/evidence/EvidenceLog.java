package dev.decorum.policy.evidence;

import dev.decorum.policy.evidence.EvidenceReport.Broken;
import dev.decorum.policy.internal.Canonical;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;

/**
 * An append-only log of events in a file, one line of JSON each. When {@link #append} returns, the event is on the disk.
 * Safe for use by several threads; one writer at a time, which a lock file beside the log sees to.
 *
 * <p>Beside {@code cases.jsonl} stand {@code cases.jsonl.head}, which records how far the log reaches, and
 * {@code cases.jsonl.lock}. The head is written after the event, so that after a crash it may be one event behind; it is
 * never ahead. The chain cannot show by itself that its end was cut off; {@link EvidenceVerifier} says what the head shows
 * and what it does not.
 */
public final class EvidenceLog implements Closeable {
    private final Path headFile;
    private final InstantSource clock;
    private final FileChannel lock;
    private final FileChannel out;
    private Head head;
    private boolean failed;

    private EvidenceLog(Path file, InstantSource clock, FileChannel lock, FileChannel out, Head head) {
        this.headFile = HeadFile.beside(file);
        this.clock = clock;
        this.lock = lock;
        this.out = out;
        this.head = head;
    }

    /**
     * Opens a log to write on, or begins one. The whole log is verified first.
     *
     * @throws BrokenLogException when it does not hold; the message names the event
     * @throws IOException when a file cannot be read or written, or another writer has the log open
     */
    public static EvidenceLog open(Path file, InstantSource clock) throws IOException {
        FileChannel lock = lock(file);
        try {
            return opened(file, clock, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens a log of which the last write broke off. The broken line, whose {@code append} never returned, is set aside in
     * a file of its own beside the log, and a {@link EventKind#RECOVERED} event tells its length and hash. A log that holds
     * is just opened.
     *
     * @param actor who recovers it
     * @throws BrokenLogException when more is wrong than the last line
     */
    public static EvidenceLog recover(Path file, InstantSource clock, String actor) throws IOException {
        FileChannel lock = lock(file);
        try {
            Optional<Head> recorded = HeadFile.read(HeadFile.beside(file));
            LogWalk walk = LogWalk.over(file, recorded.orElse(Head.EMPTY));
            boolean torn = walk.report() instanceof Broken broken
                    && broken.fault() == Fault.TRUNCATED_LINE
                    && recorded.isPresent()
                    && walk.head().count() >= recorded.get().count();
            if (!torn) {
                return opened(file, clock, lock);
            }
            byte[] rest = setAside(file, walk);
            EvidenceLog log = opened(file, clock, lock);
            log.append(EvidenceEntry.of(EventKind.RECOVERED, "log", actor)
                    .saying(Payload.empty().number("bytes", rest.length).hash("line", Canonical.sha256(rest))));
            return log;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Writes an event.
     *
     * @throws IOException when the disk refuses; the log then takes no more events until it is opened again
     */
    public synchronized EvidenceEvent append(EvidenceEntry entry) throws IOException {
        if (failed) {
            throw new IllegalStateException(
                    "An earlier write to the log failed, so its end is not known. Maybe close it and call recover(..).");
        }
        if (!entry.parts().isEmpty()) {
            throw new IllegalArgumentException(
                    "A log in a file keeps no sealed parts. Maybe a JdbcEvidenceLog was meant, which does.");
        }
        EvidenceEvent event = EvidenceEvent.after(head, clock.instant(), entry);
        failed = true;
        HeadFile.writeFully(out, (event.line() + "\n").getBytes(StandardCharsets.US_ASCII));
        head = new Head(event.sequence(), event.hash());
        HeadFile.write(headFile, head);
        failed = false;
        return event;
    }

    /** How far the log reaches; keep it elsewhere from time to time. */
    public synchronized Head head() {
        return head;
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            out.close();
        } finally {
            lock.close();
        }
    }

    private static EvidenceLog opened(Path file, InstantSource clock, FileChannel lock) throws IOException {
        Path headFile = HeadFile.beside(file);
        if (!Files.exists(headFile) && (!Files.exists(file) || Files.size(file) == 0)) {
            HeadFile.write(headFile, Head.EMPTY);
        }
        FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try {
            EvidenceReport report = EvidenceVerifier.verify(file);
            if (report instanceof Broken broken) {
                throw new BrokenLogException(broken, remedy(broken));
            }
            Head head = ((EvidenceReport.Holds) report).head();
            HeadFile.write(headFile, head);
            return new EvidenceLog(file, clock, lock, out, head);
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    private static String remedy(Broken broken) {
        return broken.fault() == Fault.TRUNCATED_LINE
                ? "Maybe the process was killed while writing: recover(..) sets the broken line aside."
                : "Nothing is written on such a log. Maybe restore it from a copy.";
    }

    private static byte[] setAside(Path file, LogWalk walk) throws IOException {
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            byte[] rest = new byte[Math.toIntExact(log.size() - walk.goodBytes())];
            ByteBuffer into = ByteBuffer.wrap(rest);
            while (into.hasRemaining() && log.read(into, walk.goodBytes() + into.position()) >= 0) {}
            Path aside = file.resolveSibling(
                    file.getFileName() + ".torn-" + (walk.head().count() + 1));
            try (FileChannel keep = FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                HeadFile.writeFully(keep, rest);
            }
            log.truncate(walk.goodBytes());
            log.force(true);
            return rest;
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            held = null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        if (held == null) {
            channel.close();
            throw new IOException("The log `" + file.getFileName()
                    + "` is open for writing elsewhere, and has one writer at a time. Maybe close the other one.");
        }
        return channel;
    }
}
