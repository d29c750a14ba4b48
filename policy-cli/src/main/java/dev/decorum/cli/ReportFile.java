package dev.decorum.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes reports whole or not at all. */
final class ReportFile {
    private ReportFile() {}

    /** Puts a text where a user wants it; whatever was there before stays until the new one is complete. */
    static void write(Path file, String text) throws Failure {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder == null || Files.isDirectory(file)) {
                throw new IOException("A folder is no file.");
            }
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
            try {
                Files.writeString(fresh, text, StandardCharsets.UTF_8);
                move(fresh, file);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.NO_OUTPUT,
                    "`" + file + "` cannot be written.",
                    "Name a file in a folder that may be written to.");
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
