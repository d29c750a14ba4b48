package dev.decorum.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Marks of files, by which a later look sees what changed. */
final class FileMarks {
    private FileMarks() {}

    /** The files that came, went or changed, in order. */
    static Set<String> different(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> before.getOrDefault(name, "").equals(after.getOrDefault(name, "")));
        return names;
    }

    /** The mark of a file that is too large to be read at every look; blank when there is none. */
    static String ofLarge(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + " bytes of " + attributes.lastModifiedTime() + " as " + attributes.fileKey();
        } catch (IOException e) {
            return "";
        }
    }
}
