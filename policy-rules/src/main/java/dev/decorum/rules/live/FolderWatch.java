package dev.decorum.rules.live;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a folder of rules when the file system reports a change, and from time to time in any case, on one daemon
 * thread that also builds. What the file system reports is a hint and no more: whether anything changed is told by the
 * contents, so a report that is lost, or a file system that reports nothing, costs time and no correctness.
 */
public final class FolderWatch implements AutoCloseable {
    /** How long the folder must be quiet after a report: editors write, rename and delete within a few milliseconds. */
    private static final Duration QUIET = Duration.ofMillis(100);
    /** A folder that is never quiet is looked at after so many pauses all the same. */
    private static final int MOST_PAUSES = 20;

    private static final int MAX_DEPTH = 8;
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final WatchEvent.Kind<?>[] CHANGES = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };

    private final Path folder;
    private final Runnable look;
    private final Duration rescan;
    private final @Nullable WatchService reports;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    private FolderWatch(Path folder, Runnable look, Duration rescan) {
        this.folder = folder.toAbsolutePath();
        this.look = look;
        this.rescan = rescan;
        this.reports = open();
        this.thread = new Thread(this::run, "decorum-rules-watch");
        thread.setDaemon(true);
    }

    /**
     * Watches a folder until closed.
     *
     * @param rescan how often to look without a report
     */
    public static FolderWatch start(Path folder, FolderRules rules, Duration rescan) {
        return start(folder, rules::refresh, rescan);
    }

    /**
     * Watches a folder until closed.
     *
     * @param look looks at the folder; called at once and after each report, always on the thread of the watch
     * @param rescan how often to look without a report
     */
    public static FolderWatch start(Path folder, Runnable look, Duration rescan) {
        FolderWatch watch = new FolderWatch(folder, look, rescan);
        watch.thread.start();
        return watch;
    }

    private @Nullable WatchService open() {
        try {
            return folder.getFileSystem().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("The file system reports no changes; the rules are looked at every {} ms.", rescan.toMillis());
            return null;
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                look();
                await();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("The watch of the rules ends.");
        }
    }

    private void look() {
        try {
            register();
            look.run();
        } catch (RuntimeException | Error e) {
            if (closing.getCount() > 0) {
                LOG.error("A look at the rules failed; the version in force stays, and the next look follows.", e);
            }
        }
    }

    /** Waits for a report and then for quiet, or until the next look is due. */
    private void await() throws InterruptedException {
        WatchService service = reports;
        if (service == null) {
            boolean unused = closing.await(rescan.toNanos(), TimeUnit.NANOSECONDS);
            return;
        }
        WatchKey key = service.poll(rescan.toNanos(), TimeUnit.NANOSECONDS);
        for (int pauses = 0; key != null && pauses < MOST_PAUSES; pauses++) {
            key.pollEvents();
            key.reset();
            key = service.poll(QUIET.toNanos(), TimeUnit.NANOSECONDS);
        }
        if (key != null) {
            key.reset();
        }
    }

    /** Registers every directory anew: those that came since the last look, and those that took the place of others. */
    private void register() {
        WatchService service = reports;
        if (service == null) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            register(parent, service);
        }
        try {
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, new SimpleFileVisitor<Path>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                            register(directory, service);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            return FileVisitResult.CONTINUE; // What cannot be read is reported by whoever reads it.
                        }
                    });
        } catch (IOException e) {
            LOG.debug("The folder changed while it was walked; the next look follows.", e);
        }
    }

    private static void register(Path directory, WatchService service) {
        try {
            directory.register(service, CHANGES);
        } catch (IOException e) {
            LOG.debug("A folder of rules cannot be watched and is looked at from time to time instead.", e);
        }
    }

    /**
     * Stops watching. Waits some seconds for a build that is under way and never interrupts it, since a reader that is
     * interrupted takes good files for unreadable ones.
     */
    @Override
    public void close() {
        closing.countDown();
        WatchService service = reports;
        try {
            if (service != null) {
                service.close();
            }
            if (Thread.currentThread() != thread) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("The watch of the file system did not close.", e);
        }
    }
}
