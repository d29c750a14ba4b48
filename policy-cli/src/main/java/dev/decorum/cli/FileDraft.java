package dev.decorum.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that takes its place when it is complete, and not before: until then it lies beside it under a name that readers
 * of rules pass over. What is no regular file, such as a pipe, is written at once. Belongs to one thread.
 */
final class FileDraft implements AutoCloseable {
    private final Path target;
    private final Path draft;
    private final Writer writer;

    private FileDraft(Path target, Path draft) throws IOException {
        this.target = target;
        this.draft = draft;
        this.writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8);
    }

    /** Begins a file; its folder is made when there is none. */
    static FileDraft of(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new FileDraft(file, file);
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return new FileDraft(target, target.resolveSibling("." + target.getFileName() + ".tmp"));
    }

    /** Where to write. */
    Writer writer() {
        return writer;
    }

    /** Ends the file and puts it in place of an older one. */
    void replace() throws IOException {
        writer.close();
        if (!draft.equals(target)) {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Ends the file. */
    void end() throws IOException {
        writer.close();
    }

    /**
     * Puts a file that was ended in its place.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one; it stays
     */
    void place() throws IOException {
        Files.move(draft, target);
    }

    /** Leaves nothing of a file that did not take its place. */
    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            // What is not in its place is given up anyway.
        }
        if (!draft.equals(target)) {
            delete(draft);
        }
    }

    /** Takes back a file that took its place. */
    void withdraw() {
        delete(target);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Readers of rules pass a draft over, and the next run replaces it.
        }
    }
}
