package dev.decorum.example.demo;

import dev.decorum.policy.evidence.Capsule;
import dev.decorum.policy.evidence.CapsuleReport;
import dev.decorum.policy.evidence.CapsuleVerifier;
import dev.decorum.policy.evidence.CheckpointKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The file in which the evidence is handed out. One that an earlier run left is replaced, whole and at the end. */
final class CapsuleFile {
    /** How a ZIP begins, and at which byte the name of its first file does. */
    private static final String ZIP = "PK\3\4";

    private static final int FIRST_NAME = 30;
    private static final String FOLDER = "capsule/";

    private final Path file;
    private final Path folder;

    private CapsuleFile(Path file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    /**
     * The place for a capsule.
     *
     * @throws IOException when something else stands there, or nothing can be written there
     */
    static CapsuleFile at(Path file) throws IOException {
        Path whole = file.toAbsolutePath().normalize();
        Path folder = whole.getParent();
        if (folder == null || Files.isDirectory(whole)) {
            throw new IOException("`" + file + "` is a folder. Maybe give --evidence a file in it.");
        }
        if (Files.exists(whole) && Files.size(whole) > 0 && !isCapsule(whole)) {
            throw new IOException("The file `" + file.getFileName()
                    + "` is there already and is no capsule, so it is not replaced. Maybe give another --evidence.");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw unwritable(folder, null);
        }
        return new CapsuleFile(whole, folder);
    }

    /** Writes the evidence of a case. */
    void write(Capsule capsule, DataSource database, String caseId, String actor) throws IOException {
        Path fresh = Files.createTempFile(folder, "decorum-", ".zip");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                capsule.write(database, caseId, actor, out);
            } catch (SQLException e) {
                throw new IOException("The evidence of the case cannot be read.", e);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** What an outsider finds who holds it against the key of the house. */
    CapsuleReport verified(CheckpointKey key) throws IOException {
        return CapsuleVerifier.verify(file, key);
    }

    /** What the outsider finds when a letter of this text in it was changed on the way. */
    CapsuleReport tampered(String text, CheckpointKey key) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        if (place < 0) {
            throw new IllegalArgumentException("The capsule does not say `" + text + "`.");
        }
        bytes[place] ^= 1;
        Path changed = Files.createTempFile(folder, "decorum-", ".zip");
        try {
            Files.write(changed, bytes);
            return CapsuleVerifier.verify(changed, key);
        } finally {
            Files.deleteIfExists(changed);
        }
    }

    private static boolean isCapsule(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(FIRST_NAME + FOLDER.length()), StandardCharsets.ISO_8859_1);
            return start.startsWith(ZIP) && start.endsWith(FOLDER);
        }
    }

    private static IOException unwritable(Path folder, @Nullable IOException cause) {
        return new IOException(
                "The folder `" + folder + "` cannot be written. Maybe give --evidence another place.", cause);
    }
}
