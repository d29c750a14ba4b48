package dev.decorum.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes files whole or not at all: neither an interruption nor a full disk leaves half of one. */
final class OutputFiles {
    private OutputFiles() {}

    /** Writes files that are not there yet: all of them, or none. */
    static void create(Map<Path, String> texts) throws Failure {
        Map<Path, FileDraft> drafts = new LinkedHashMap<>();
        List<FileDraft> placed = new ArrayList<>();
        Path current = Path.of("");
        boolean complete = false;
        try {
            for (Map.Entry<Path, String> file : texts.entrySet()) {
                current = file.getKey();
                if (Files.exists(current)) {
                    throw exists(current);
                }
                FileDraft draft = FileDraft.of(current);
                drafts.put(current, draft);
                draft.writer().write(file.getValue());
                draft.end();
            }
            for (Map.Entry<Path, FileDraft> draft : drafts.entrySet()) {
                current = draft.getKey();
                draft.getValue().place();
                placed.add(draft.getValue());
            }
            complete = true;
        } catch (IOException e) {
            throw e instanceof FileAlreadyExistsException && Files.isRegularFile(current)
                    ? exists(current)
                    : unwritable(current);
        } finally {
            drafts.values().forEach(FileDraft::close);
            if (!complete) {
                placed.forEach(FileDraft::withdraw);
            }
        }
    }

    /** Writes a file, in place of an older one if there is one. */
    static void replace(Path file, String text) throws Failure {
        try (FileDraft draft = FileDraft.of(file)) {
            draft.writer().write(text);
            draft.replace();
        } catch (IOException e) {
            throw unwritable(file);
        }
    }

    private static Failure exists(Path file) {
        return new Failure(
                ExitCode.NO_OUTPUT,
                "There is already a file `" + file + "`; nothing was written.",
                "Choose another name, or change that file.");
    }

    /** Ends a command for a file that cannot be written. */
    static Failure unwritable(Path file) {
        return new Failure(
                ExitCode.NO_OUTPUT,
                "`" + file + "` cannot be written.",
                "Check the permissions of its folder, and that the disk is not full.");
    }
}
