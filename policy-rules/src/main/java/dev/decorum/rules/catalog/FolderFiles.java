package dev.decorum.rules.catalog;

import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The files of a folder of rules as texts. What cannot be read is a fault. */
public final class FolderFiles {
    private static final long MAX_BYTES = 2_000_000;
    private static final int MAX_FILES = 20_000;
    private static final int MAX_DEPTH = 8;
    /** Read by others, or for people: no part of a decision. */
    private static final Set<String> NOT_RULES = Set.of("suites", "history", "claims/labelled", "signals/labelled");

    private static final Pattern NOISE = Pattern.compile("\\..*|.*~|.*\\.md|.*\\.sw[a-p]|.*\\.tmp|.*\\.json|#.*#|4913");

    private static final Pattern NAME_OF_A_FILE = Pattern.compile(".*\\.(drl|yaml)");

    private final Path folder;
    private final Set<String> skipped;
    private final Faults faults;
    private final List<SourceFile> files = new ArrayList<>();

    private FolderFiles(Path folder, Set<String> skipped, Faults faults) {
        this.folder = folder;
        this.skipped = skipped;
        this.faults = faults;
    }

    static List<SourceFile> read(Path folder, Faults faults) {
        return read(folder, NOT_RULES, faults);
    }

    /** Every file below a folder that holds no rules, such as the one with their suites. */
    public static List<SourceFile> readAll(Path folder, Faults faults) {
        return read(folder, Set.of(), faults);
    }

    /** One file; its path is its name. Empty when it cannot be read. */
    public static Optional<SourceFile> readOne(Path file, Faults faults) {
        Path parent = file.toAbsolutePath().getParent();
        FolderFiles reader = new FolderFiles(parent == null ? file : parent, Set.of(), faults);
        reader.read(file.toAbsolutePath());
        return reader.files.stream().findFirst();
    }

    private static List<SourceFile> read(Path folder, Set<String> skipped, Faults faults) {
        FolderFiles reader = new FolderFiles(folder, skipped, faults);
        if (!Files.isDirectory(folder)) {
            faults.error(
                    "no-folder",
                    Place.of(name(folder)),
                    "There is no such folder.",
                    "Name the folder that holds `catalog.yaml`.");
            return List.of();
        }
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, reader.new Visitor());
        } catch (IOException e) {
            reader.unreadable(folder, e);
        }
        reader.files.sort(Comparator.comparing(SourceFile::path));
        return reader.files;
    }

    static boolean isRuleFile(Path name) {
        return !NOISE.matcher(name.toString()).matches();
    }

    static String name(Path folder) {
        return folder.getFileName() == null ? "." : folder.getFileName().toString();
    }

    private String path(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private void unreadable(Path file, IOException e) {
        boolean loop = e instanceof FileSystemLoopException;
        faults.error(
                loop ? "link-loop" : "unreadable",
                Place.of(path(file)),
                loop ? "This link leads back into a folder above it." : "The file cannot be read.",
                loop ? "Delete the link." : "Check that it still exists and that its permissions allow reading.");
    }

    private void read(Path file) {
        String path = path(file);
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                faults.error(
                        "link-outside",
                        Place.of(path),
                        "This link leads out of the folder of the rules.",
                        "Put the file itself here.");
                return;
            }
            if (Files.size(file) > MAX_BYTES) {
                faults.error(
                        "too-long",
                        Place.of(path),
                        "The file is larger than " + MAX_BYTES / 1_000_000 + " MB.",
                        "Split it into several files of the same folder.");
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0 && path.endsWith(".drl")) {
                faults.error(
                        "empty-file",
                        Place.of(path),
                        "The file is empty.",
                        "Delete it if its rules are to go. Maybe the disk was full when it was saved.");
                return;
            }
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                files.add(new SourceFile(path, withoutMark(text)));
            } catch (CharacterCodingException e) {
                notUtf8(path, bytes);
            }
        } catch (IOException e) {
            unreadable(file, e);
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Reports the first byte that cannot be read; what else can be, is read on, so that its faults show as well. */
    private void notUtf8(String path, byte[] bytes) {
        SourceFile lenient = SourceFile.damaged(path, withoutMark(new String(bytes, StandardCharsets.UTF_8)));
        int at = lenient.text().indexOf('\uFFFD');
        faults.error("not-utf8", lenient.place(at, at + 1), "The file is not UTF-8 from here on.", "Save it as UTF-8.");
        boolean otherEncoding = lenient.text().indexOf('\0') >= 0;
        if (!otherEncoding) {
            files.add(lenient);
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            if (directory.equals(folder)) {
                return FileVisitResult.CONTINUE;
            }
            if (skipped.contains(path(directory)) || !isRuleFile(directory.getFileName())) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (NAME_OF_A_FILE.matcher(directory.getFileName().toString()).matches()) {
                unreadable(directory, new NoSuchFileException(path(directory)));
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (files.size() >= MAX_FILES) {
                faults.error(
                        "too-many-files",
                        Place.of("."),
                        "The folder has more than " + MAX_FILES + " files.",
                        "Is this the folder of the rules?");
                return FileVisitResult.TERMINATE;
            }
            if (!isRuleFile(file.getFileName())) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isRegularFile()) {
                read(file);
            } else {
                unreadable(file, new NoSuchFileException(path(file)));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            unreadable(file, e);
            return FileVisitResult.CONTINUE;
        }
    }
}
