package dev.decorum.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes files whole: each first under another name in its folder, which readers of rules pass over, then moved into its
 * place. Whoever is interrupted leaves no half of a file.
 */
final class OutputFiles {
    private OutputFiles() {}

    /** Writes files that are not there yet: all of them, or none. */
    static void create(Map<Path, String> texts) throws Failure {
        Map<Path, Path> temporary = new LinkedHashMap<>();
        List<Path> done = new ArrayList<>();
        boolean complete = false;
        try {
            for (Map.Entry<Path, String> file : texts.entrySet()) {
                refuseExisting(file.getKey());
                temporary.put(file.getKey(), beside(file.getKey(), file.getValue()));
            }
            for (Map.Entry<Path, Path> file : temporary.entrySet()) {
                // Without REPLACE_EXISTING: a file that came in the meantime stays.
                Files.move(file.getValue(), file.getKey());
                done.add(file.getKey());
            }
            complete = true;
        } catch (FileAlreadyExistsException e) {
            throw exists(Path.of(e.getFile()));
        } catch (IOException e) {
            throw unwritable(texts.keySet().iterator().next());
        } finally {
            delete(temporary.values());
            if (!complete) {
                delete(done);
            }
        }
    }

    /** Writes a file, in place of an older one if there is one. */
    static void replace(Path file, String text) throws Failure {
        Path target = file.toAbsolutePath();
        Path temporary = null;
        try {
            temporary = beside(target, text);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(file);
        } finally {
            if (temporary != null) {
                delete(List.of(temporary));
            }
        }
    }

    private static Path beside(Path file, String text) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
        return Files.writeString(temporary, text, StandardCharsets.UTF_8);
    }

    private static void refuseExisting(Path file) throws Failure {
        if (Files.exists(file)) {
            throw exists(file);
        }
    }

    private static Failure exists(Path file) {
        return new Failure(
                ExitCode.NO_OUTPUT,
                "There is already a file `" + file + "`; nothing was written.",
                "Choose another name, or change that file.");
    }

    private static Failure unwritable(Path file) {
        return new Failure(
                ExitCode.NO_OUTPUT,
                "`" + file + "` cannot be written.",
                "Check the permissions of its folder, and that the disk is not full.");
    }

    private static void delete(Iterable<Path> files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // Readers of rules pass it over, and the next run replaces it.
            }
        }
    }
}
