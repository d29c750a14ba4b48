package dev.decorum.policy.evidence;

import dev.decorum.policy.internal.Canonical;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a capsule as a bag of BagIt 1.0 (RFC 8493): what is told about them, their hashes in a manifest, and the
 * hashes of what tells in another, which the log signs. Names are relative to the bag.
 */
final class Bag {
    static final String BASE = "capsule/";
    static final String DATA = "data/";
    static final String DECLARATION_FILE = "bagit.txt";
    static final String INFO = "bag-info.txt";
    static final String PAGE = "index.html";
    static final String MANIFEST = "manifest-sha256.txt";
    static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
    /** Signs the tag manifest, so it is the one file whose hash stands nowhere. */
    static final String SIGNATURE = "signature.txt";

    static final String DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    private static final Set<String> TAGS = Set.of(DECLARATION_FILE, INFO, PAGE, MANIFEST);
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([a-z0-9/.-]+)\n");

    private Bag() {}

    /** The manifest of files with these hashes. */
    static String manifest(Map<String, String> hashes) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(hashes)
                .forEach((name, hash) ->
                        lines.append(hash).append("  ").append(name).append('\n'));
        return lines.toString();
    }

    /** Requires that every file is there that must be, no other, and each with its hash; gives the signed tag manifest. */
    static String requireWhole(StoredZip zip) throws IOException, CapsuleFault {
        requireText(zip, DECLARATION_FILE, DECLARATION);
        String tagManifest = text(zip, TAG_MANIFEST);
        Map<String, String> tags = hashes(TAG_MANIFEST, tagManifest);
        if (!tags.keySet().equals(TAGS)) {
            throw new CapsuleFault(TAG_MANIFEST, "does not list the files that it has to.");
        }
        requireHashes(zip, tags);
        Map<String, String> data = hashes(MANIFEST, text(zip, MANIFEST));
        for (String name : data.keySet()) {
            if (!name.startsWith(DATA)) {
                throw new CapsuleFault(MANIFEST, "lists `" + name + "`, which is not in the folder of the data.");
            }
        }
        requireHashes(zip, data);
        Set<String> left = new TreeSet<>(zip.names());
        tags.keySet().forEach(name -> left.remove(BASE + name));
        data.keySet().forEach(name -> left.remove(BASE + name));
        left.remove(BASE + TAG_MANIFEST);
        left.remove(BASE + SIGNATURE);
        for (String name : left) {
            throw new CapsuleFault(name.substring(BASE.length()), "is in no manifest: somebody put it there.");
        }
        return tagManifest;
    }

    /** The text of a file. */
    static String text(StoredZip zip, String name) throws IOException, CapsuleFault {
        return new String(bytes(zip, name), StandardCharsets.UTF_8);
    }

    /** The bytes of a file. */
    static byte[] bytes(StoredZip zip, String name) throws IOException, CapsuleFault {
        return zip.content(BASE + name);
    }

    private static void requireText(StoredZip zip, String name, String expected) throws IOException, CapsuleFault {
        if (!text(zip, name).equals(expected)) {
            throw new CapsuleFault(name, "is not the one of this version of capsules.");
        }
    }

    private static void requireHashes(StoredZip zip, Map<String, String> hashes) throws IOException, CapsuleFault {
        for (Map.Entry<String, String> file : hashes.entrySet()) {
            if (!Canonical.sha256(bytes(zip, file.getKey())).equals(file.getValue())) {
                throw new CapsuleFault(
                        file.getKey(), "was changed: its content does not fit the hash in the manifest.");
            }
        }
    }

    private static Map<String, String> hashes(String manifest, String text) throws CapsuleFault {
        Map<String, String> hashes = new TreeMap<>();
        Matcher line = LINE.matcher(text);
        int at = 0;
        while (line.find(at) && line.start() == at) {
            hashes.put(line.group(2), line.group(1));
            at = line.end();
        }
        if (!manifest(hashes).equals(text)) {
            throw new CapsuleFault(manifest, "is not a list of hashes and names in their order.");
        }
        return hashes;
    }
}
