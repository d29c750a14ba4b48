package dev.decorum.rules.catalog;

import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a folder of rules holds, as one hash, without a look at what its texts say. */
public final class FolderFingerprint {
    private FolderFingerprint() {}

    /**
     * The hash of a folder: that of its rule set when every file can be read, and another one otherwise. It rests on
     * contents alone, so that no clock and no time of a file can hide a change.
     */
    public static String of(Path folder) {
        Faults faults = new Faults();
        ContentHash hash = new ContentHash();
        for (SourceFile file : FolderFiles.read(folder, faults)) {
            hash.add(file);
        }
        if (faults.size() > 0) {
            String unread = faults.list().stream().map(Fault::render).collect(Collectors.joining("\n"));
            hash.add(new SourceFile("", unread));
        }
        return hash.hex();
    }

    /** The hash of every file that can be read, by its path as seen from the folder. */
    public static Map<String, String> files(Path folder) {
        return hashes(FolderFiles.read(folder, new Faults()));
    }

    /** Likewise of a folder that holds no rules, such as the one with their suites; of none when there is no folder. */
    public static Map<String, String> everyFile(Path folder) {
        return hashes(FolderFiles.readAll(folder, new Faults()));
    }

    private static Map<String, String> hashes(List<SourceFile> files) {
        Map<String, String> hashes = new TreeMap<>();
        for (SourceFile file : files) {
            ContentHash hash = new ContentHash();
            hash.add(file);
            hashes.put(file.path(), hash.hex());
        }
        return hashes;
    }
}
