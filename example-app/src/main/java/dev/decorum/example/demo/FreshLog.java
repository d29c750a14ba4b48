package dev.decorum.example.demo;

import dev.decorum.policy.evidence.EvidenceLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/** Begins a log in the place of the one that the run before left. */
final class FreshLog {
    private FreshLog() {}

    /**
     * An empty log.
     *
     * @throws IOException when the file is no evidence log, another run writes it, or the disk refuses
     */
    static EvidenceLog open(Path file, InstantSource clock) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path head = beside(file, ".head");
        if (Files.exists(file) && Files.size(file) > 0 && !Files.exists(head)) {
            throw new IOException(
                    "The file `" + file.getFileName()
                            + "` is there already and is no evidence log, so it is not replaced. Maybe give another --evidence.");
        }
        if (Files.exists(head)) {
            removeUnderLock(file, head);
        }
        return EvidenceLog.open(file, clock);
    }

    private static void removeUnderLock(Path file, Path head) throws IOException {
        try (FileChannel lock =
                FileChannel.open(beside(file, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                throw inUse(file);
            }
            Files.deleteIfExists(file);
            Files.deleteIfExists(head);
        } catch (OverlappingFileLockException e) {
            throw inUse(file);
        }
    }

    private static IOException inUse(Path file) {
        return new IOException("The evidence log `" + file.getFileName()
                + "` is being written by another run. Maybe wait for it, or give another --evidence.");
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
