package dev.decorum.rules.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The files of a compiled cache: sealed entries and the key that seals them, in a folder of one owner. */
final class CacheFolder {
    /** An entry is deleted when it was not used for so long. */
    static final Duration KEPT = Duration.ofDays(30);
    /** The oldest entries are deleted while all of them together are larger. Bytes. */
    static final long MAX_TOTAL = 256L << 20;

    /** Larger than the code of any layer: what is larger is not read. Bytes. */
    private static final long MAX_ENTRY = 64L << 20;

    private static final int SECRET_LENGTH = 32;
    private static final String ENTRY = ".layer";
    private static final String DRAFT = ".tmp";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<PosixFilePermission> OWNER_ENTERS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_READS = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final boolean posix;
    private final byte[] secret;

    private CacheFolder(Path folder) throws IOException {
        this.posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        this.folder = folder;
        requireOwnerOnly(folder);
        this.secret = readOrMakeSecret();
    }

    /** The folder, or a file in it, could have been written by someone else. */
    static final class Unsafe extends IOException {
        private static final long serialVersionUID = 1;

        Unsafe(String message) {
            super(message);
        }
    }

    /**
     * The folder, made when it does not exist.
     *
     * @throws Unsafe when others than the user of this process may read or write it
     */
    static CacheFolder open(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (!Files.isDirectory(absolute)) {
            Path parent = absolute.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try {
                Files.createDirectory(
                        absolute,
                        attributes(
                                absolute.getFileSystem()
                                        .supportedFileAttributeViews()
                                        .contains("posix"),
                                OWNER_ENTERS));
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(absolute)) {
                    throw e;
                } // Another process made it just now.
            }
        }
        return new CacheFolder(absolute.toRealPath());
    }

    /** The key of the seals. */
    byte[] secret() {
        return secret;
    }

    /**
     * The bytes of an entry.
     *
     * @throws NoSuchFileException when there is none
     */
    byte[] read(byte[] key) throws IOException {
        Path file = file(key);
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile() || attributes.size() > MAX_ENTRY) {
            throw new Unsafe("an entry is not a file of this cache");
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            return bytes; // A folder that cannot be written can still be read.
        }
        return bytes;
    }

    /** Keeps an entry: whole, or not at all. */
    void write(byte[] key, byte[] seal, byte[] body) throws IOException {
        replace(file(key), ByteBuffer.wrap(seal), ByteBuffer.wrap(body));
    }

    /** Deletes drafts that a dead process left, entries that were not used for long, and the oldest of too many. */
    void prune() {
        Instant now = Instant.now();
        List<Kept> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*{" + ENTRY + "," + DRAFT + "}")) {
            for (Path file : files) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                entries.add(new Kept(file, attributes.lastModifiedTime().toInstant(), attributes.size()));
            }
            entries.sort(Comparator.comparing(Kept::used).reversed());
            long total = 0;
            for (Kept entry : entries) {
                total += entry.size();
                Duration age = Duration.between(entry.used(), now);
                boolean draft = entry.file().toString().endsWith(DRAFT);
                if (total > MAX_TOTAL || age.compareTo(draft ? Duration.ofHours(1) : KEPT) > 0) {
                    Files.deleteIfExists(entry.file());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return; // Another process tidies up at the same time; what is left goes next time.
        }
    }

    private record Kept(Path file, Instant used, long size) {}

    private Path file(byte[] key) {
        return folder.resolve(HexFormat.of().formatHex(key) + ENTRY);
    }

    private byte[] readOrMakeSecret() throws IOException {
        Path file = folder.resolve("key");
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != SECRET_LENGTH) {
            byte[] made = new byte[SECRET_LENGTH];
            RANDOM.nextBytes(made);
            replace(file, ByteBuffer.wrap(made));
        }
        requireOwnerOnly(file);
        // Read back: of two processes that make one at once, the later wins, and both are to use the same.
        byte[] secret = Files.readAllBytes(file);
        if (secret.length != SECRET_LENGTH) {
            throw new IOException("The key has a wrong length.");
        }
        return secret;
    }

    private void replace(Path target, ByteBuffer... parts) throws IOException {
        byte[] suffix = new byte[8];
        RANDOM.nextBytes(suffix);
        Path draft = folder.resolve(HexFormat.of().formatHex(suffix) + DRAFT);
        try {
            try (FileChannel channel = FileChannel.open(
                    draft,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    attributes(posix, OWNER_READS))) {
                for (ByteBuffer part : parts) {
                    while (part.hasRemaining()) {
                        channel.write(part);
                    }
                }
                channel.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void requireOwnerOnly(Path file) throws IOException {
        if (!posix) {
            return;
        }
        PosixFileAttributes attributes =
                Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean others = !OWNER_ENTERS.containsAll(attributes.permissions());
        if (others || attributes.isSymbolicLink() || !attributes.owner().equals(user())) {
            throw new Unsafe("others than you may change `" + file.getFileName() + "`; allow only yourself to use it");
        }
    }

    /** The owner of what this process writes, which the name of the user does not tell in every container. */
    private UserPrincipal user() throws IOException {
        Path probe = Files.createTempFile(folder, "user", DRAFT, attributes(posix, OWNER_READS));
        try {
            return Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
        } finally {
            Files.delete(probe);
        }
    }

    private static FileAttribute<?>[] attributes(boolean posix, Set<PosixFilePermission> permissions) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
