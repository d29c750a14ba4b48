package dev.decorum.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of rules as it was at a revision, taken from the user's own git into a temporary folder, which goes away when
 * this is closed.
 */
final class GitRules implements AutoCloseable {
    private final Path temporary;
    private final RulesDir rules;

    private GitRules(Path temporary, RulesDir rules) {
        this.temporary = temporary;
        this.rules = rules;
    }

    /** The folder as it was. */
    static GitRules at(String revision, RulesDir now) throws Failure {
        Path temporary = null;
        try {
            temporary = Files.createTempDirectory("decorum-rules");
            String commit = commit(revision, now);
            Path archive = temporary.resolve("rules.zip");
            Answer packed = git(now, "archive", "--format=zip", "--output=" + archive.toAbsolutePath(), commit);
            if (packed.code() != 0) {
                throw new Failure(
                        ExitCode.NO_INPUT,
                        "The folder `" + now.name() + "` is not in the revision `" + revision + "`.",
                        "Name a revision that has it, or compare two folders: `decorum diff OLD NEW`.");
            }
            Path folder = Files.createDirectory(temporary.resolve("rules"));
            unpack(archive, folder);
            return new GitRules(temporary, new RulesDir(folder, revision + ":" + now.name() + "/"));
        } catch (IOException e) {
            delete(temporary);
            throw new Failure(
                    ExitCode.NO_INPUT,
                    "The rules of the revision `" + revision + "` cannot be taken from git.",
                    "Is git installed, and is there room in the folder for temporary files?");
        } catch (Failure e) {
            delete(temporary);
            throw e;
        }
    }

    /** What the folder is called. */
    RulesDir rules() {
        return rules;
    }

    private static String commit(String revision, RulesDir now) throws Failure, IOException {
        Answer inside = git(now, "rev-parse", "--is-inside-work-tree");
        if (inside.code() != 0) {
            throw new Failure(
                    ExitCode.NO_INPUT,
                    "git finds no repository around `" + now.name() + "`.",
                    "Run it in a clone, or compare two folders: `decorum diff OLD NEW`.");
        }
        Answer found = revision.startsWith("-")
                ? new Answer(1, "")
                : git(now, "rev-parse", "--verify", "--quiet", revision + "^{commit}");
        if (found.code() != 0) {
            throw new Failure(
                    ExitCode.NO_INPUT,
                    "git knows no revision `" + revision + "`.",
                    "Name a branch, a tag or a commit. Maybe the clone is shallow: fetch the whole history.");
        }
        return found.text().strip();
    }

    private record Answer(int code, String text) {}

    private static Answer git(RulesDir where, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("git", "-C", where.folder().toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while git ran.", e);
        }
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                Path parent = target.getParent();
                if (!target.startsWith(folder) || parent == null) {
                    throw new IOException("An entry leads out of the folder.");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(parent);
                    Files.copy(zip, target);
                }
            }
        }
    }

    @Override
    public void close() {
        delete(temporary);
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // What is left lies in the system's folder for temporary files, which the system empties.
        }
    }
}
