package dev.decorum.policy.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.TestDatabase;
import dev.decorum.policy.evidence.CapsuleReport.Broken;
import dev.decorum.policy.evidence.CapsuleReport.Intact;
import dev.decorum.policy.internal.Canonical;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapsuleVerifierTest {
    private static Capsules house;
    private static byte[] capsule;

    @TempDir
    Path folder;

    @BeforeAll
    static void writeACapsule() throws SQLException, IOException {
        house = new Capsules(TestDatabase.H2);
        capsule = house.of("case-1");
    }

    /** A seeded sample of the bytes; all of them with {@code -Dlong}. */
    @Test
    void aCapsuleWithAChangedByteIsNeverIntact() throws IOException {
        Random random = new Random(20260302);
        int step = System.getProperty("long") == null ? 23 : 1;
        for (int i = random.nextInt(step); i < capsule.length; i += 1 + random.nextInt(2 * step - 1)) {
            byte[] bad = capsule.clone();
            bad[i] ^= (byte) (1 << random.nextInt(8));
            CapsuleReport report = verified(bad);
            assertThat(report).as("byte %s", i).isInstanceOf(Broken.class);
            assertThat(report.message()).as("byte %s", i).contains(((Broken) report).file());
        }
    }

    @Test
    void aCapsuleThatWasCutIsNeverIntact() throws IOException {
        Random random = new Random(7);
        for (int length = 0; length < capsule.length; length += 1 + random.nextInt(97)) {
            assertThat(verified(Arrays.copyOf(capsule, length))).isInstanceOf(Broken.class);
        }
        assertThat(verified(Arrays.copyOf(capsule, capsule.length + 1)))
                .isEqualTo(new Broken("", "Something stands behind the end of the capsule."));
    }

    @Test
    void whatIsNoCapsuleIsSaid() throws IOException {
        assertThat(verified(new byte[0])).isEqualTo(new Broken("", "The file is not a ZIP with a capsule in it."));
        assertThat(verified("{\"actor\":\"engine\"}\n".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Broken("", "The file is not a ZIP with a capsule in it."));
    }

    @Test
    void namesThatLeadOutOfTheFolderAreRefused() throws IOException {
        for (String name : new String[] {
            "capsule/../../etc/cron.d/x",
            "../x.txt",
            "/etc/passwd",
            "capsule\\..\\x.txt",
            "capsule/data/",
            "capsule/data/\u0000.txt"
        }) {
            CapsuleReport report = verified(zip(Map.of(name, new byte[3])));
            assertThat(report).isInstanceOf(Broken.class);
            assertThat(report.message()).endsWith("has a name that no file of a capsule has.");
        }
        assertThat(verified(zip(Map.of("capsule/../../x.txt", new byte[3]))).message())
                .isEqualTo("`../../x.txt` has a name that no file of a capsule has.");
    }

    @Test
    void compressedFilesAreRefusedBeforeTheyUnfold() throws IOException {
        byte[] bomb = zip(Map.of("capsule/bagit.txt", new byte[50 << 20]));
        assertThat(bomb.length).isLessThan(100 << 10);
        assertThat(verified(bomb))
                .isEqualTo(new Broken(
                        "bagit.txt", "`bagit.txt` is compressed or encrypted, and capsules are stored as they are."));
    }

    @Test
    void aSizeThatIsNotThereIsRefused() throws IOException {
        byte[] bad = capsule.clone();
        bad[25] = 0x70;
        bad[21] = 0x70;
        assertThat(verified(bad).message()).endsWith("breaks off, or is larger than any file of a capsule.");
    }

    @Test
    void aLinkIsRefused() throws IOException {
        byte[] bad = capsule.clone();
        int central = indexOf(bad, new byte[] {'P', 'K', 1, 2});
        bad[central + 5] = 3;
        bad[central + 41] = (byte) 0xA1;
        assertThat(verified(bad))
                .isEqualTo(new Broken(
                        "data/sealed/1-message.bin",
                        "`data/sealed/1-message.bin` is listed otherwise than it is stored: as a link, twice, or with"
                                + " attributes that files of a capsule do not have."));
    }

    @Test
    void aFileThatIsThereTwiceIsRefused() throws IOException {
        byte[] first = Arrays.copyOf(capsule, 30 + "capsule/data/sealed/1-message.bin".length() + sizeOfFirst());
        ByteArrayOutputStream bad = new ByteArrayOutputStream();
        bad.writeBytes(first);
        bad.writeBytes(capsule);
        assertThat(verified(bad.toByteArray()))
                .isEqualTo(new Broken("data/sealed/1-message.bin", "`data/sealed/1-message.bin` is there twice."));
    }

    @Test
    void everyMissingFileIsNamed() throws IOException {
        for (String name : files().keySet()) {
            Map<String, byte[]> files = files();
            files.remove(name);
            assertThat(verified(stored(files))).isEqualTo(new Broken(name, "`" + name + "` is missing."));
        }
    }

    @Test
    void aFileThatWasPutInIsNamed() throws IOException {
        Map<String, byte[]> files = files();
        files.put("data/opened/9-note.txt", new byte[3]);
        assertThat(verified(stored(files)))
                .isEqualTo(new Broken(
                        "data/opened/9-note.txt",
                        "`data/opened/9-note.txt` is in no manifest: somebody put it there."));
    }

    @Test
    void everyChangedFileIsNamed() throws IOException {
        for (String name : files().keySet()) {
            Map<String, byte[]> files = files();
            files.get(name)[files.get(name).length / 2] ^= 1;
            CapsuleReport report = verified(stored(files));
            assertThat(report).as(name).isInstanceOf(Broken.class);
            assertThat(((Broken) report).file()).as(name).matches(name.contains("manifest") ? ".+" : name);
        }
    }

    @Test
    void filesThatWereChangedTogetherWithTheirHashesAreNotSigned() throws IOException {
        Map<String, byte[]> files = files();
        edit(files, "index.html", page -> page.replace("The rules decided", "Nobody decided"));
        rehash(files);
        assertThat(verified(stored(files)))
                .isEqualTo(new Broken(
                        "signature.txt",
                        "`signature.txt` does not sign the files: they were changed together with their hashes."));
    }

    @Test
    void evenWhoeverHoldsTheKeyCannotChangeWhatTheLogSays() throws IOException {
        assertForged(
                "data/events.jsonl",
                "line 1 is not in the log that the checkpoint is of.",
                files -> edit(files, "data/events.jsonl", t -> t.replaceFirst("channel", "engine")));
        assertForged(
                "data/events.jsonl",
                "line 3 is not in the log that the checkpoint is of.",
                files -> edit(files, "data/proofs.json", t -> t.replace("\"index\":4", "\"index\":3")));
        assertForged(
                "data/checkpoint.txt",
                "is not signed by the log.",
                files -> edit(files, "data/checkpoint.txt", t -> t.replace("10:00:00Z", "10:00:01Z")));
        assertForged(
                "data/checkpoint.txt",
                "is not a signed checkpoint.",
                files -> edit(files, "data/checkpoint.txt", t -> t.replace("\n\n", "\n")));
        assertForged(
                "data/proofs.json",
                "is not a list of proofs as capsules have them.",
                files -> edit(files, "data/proofs.json", t -> t.replace("\"size\":6", "\"size\":\"6\"")));
        assertForged(
                "data/opened/1-message.txt",
                "is not what was sealed.",
                files -> edit(files, "data/opened/1-message.txt", t -> t.replace("more", "less")));
        assertForged(
                "data/sealed/1-message.bin",
                "is not what the event speaks of, or not under this key.",
                files -> files.get("data/sealed/1-message.bin")[40] ^= 1);
        assertForged(
                "data/sealed/1-message.bin",
                "is not what the event speaks of, or not under this key.",
                files -> edit(
                        files,
                        "data/part-keys.json",
                        t -> t.replaceFirst("(1-message.bin\":\")[0-9a-f]{64}", "$1" + "0".repeat(64))));
        assertForged(
                "data/part-keys.json",
                "holds something else than 64 hex digits where a hash or a key belongs.",
                files -> edit(
                        files, "data/part-keys.json", t -> t.replaceFirst("(1-message.bin\":\")[0-9a-f]{64}", "$10")));
        assertForged(
                "data/opened/9-note.txt",
                "belongs to no event.",
                files -> files.put("data/opened/9-note.txt", new byte[3]));
        assertForged("data/sealed/1-message.bin", "is missing.", files -> files.remove("data/sealed/1-message.bin"));
    }

    @Test
    void whateverWasChangedAndSignedAgainIsSaidAndNeverThrown() throws IOException {
        Random random = new Random(11);
        String[] names = files().keySet().stream()
                .filter(name -> name.startsWith(Bag.DATA))
                .toArray(String[]::new);
        for (int i = 0; i < (System.getProperty("long") == null ? 200 : 20_000); i++) {
            Map<String, byte[]> files = files();
            String name = names[random.nextInt(names.length)];
            byte[] content = files.get(name);
            int at = random.nextInt(content.length);
            if (random.nextBoolean()) {
                content[at] ^= (byte) (1 + random.nextInt(255));
            } else {
                files.put(name, Arrays.copyOf(content, at));
            }
            rehash(files);
            sign(files);
            assertThat(verified(stored(files))).as("%s, %s of %s", i, at, name).isInstanceOf(Broken.class);
        }
    }

    @Test
    void anEventThatWasLeftOutIsMissed() throws IOException {
        assertForged("data/events.jsonl", "lacks event 2 of the case: it was left out.", files -> leaveOut(files, 1));
        assertForged("data/events.jsonl", "lacks event 1 of the case: it was left out.", files -> leaveOut(files, 0));
        assertForged(
                "data/events.jsonl",
                "does not end with the event that tells that the capsule was written.",
                files -> leaveOut(files, 3));
        assertForged(
                "data/proofs.json",
                "has not as many proofs as there are events.",
                files -> edit(files, "data/events.jsonl", t -> t.substring(t.indexOf('\n') + 1)));
    }

    @Test
    void aCapsuleOfTheSameFilesIsIntact() throws IOException {
        assertThat(verified(stored(files()))).isInstanceOf(Intact.class);
        Map<String, byte[]> files = files();
        rehash(files);
        sign(files);
        assertThat(verified(stored(files))).isInstanceOf(Intact.class);
    }

    private void assertForged(String file, String fault, Consumer<Map<String, byte[]>> forgery) throws IOException {
        Map<String, byte[]> files = files();
        forgery.accept(files);
        rehash(files);
        sign(files);
        assertThat(verified(stored(files))).isEqualTo(new Broken(file, "`" + file + "` " + fault));
    }

    private static void leaveOut(Map<String, byte[]> files, int event) {
        edit(files, "data/events.jsonl", t -> without(t.split("(?<=\n)"), event));
        edit(files, "data/proofs.json", t -> {
            String[] proofs =
                    t.substring(t.indexOf('[') + 1, t.lastIndexOf("],\"size\"")).split("(?<=}),");
            return "{\"proofs\":[" + without(proofs, event, ",") + t.substring(t.lastIndexOf("],\"size\""));
        });
    }

    private static String without(String[] all, int left) {
        return without(all, left, "");
    }

    private static String without(String[] all, int left, String between) {
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < all.length; i++) {
            if (i != left) {
                rest.append(rest.isEmpty() ? "" : between).append(all[i]);
            }
        }
        return rest.toString();
    }

    private static void edit(Map<String, byte[]> files, String name, UnaryOperator<String> edit) {
        String before = new String(files.get(name), StandardCharsets.UTF_8);
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        files.put(name, after.getBytes(StandardCharsets.UTF_8));
    }

    private static void rehash(Map<String, byte[]> files) {
        Map<String, String> data = new TreeMap<>();
        files.forEach((name, content) -> {
            if (name.startsWith("data/")) {
                data.put(name, Canonical.sha256(content));
            }
        });
        files.put(Bag.MANIFEST, Bag.manifest(data).getBytes(StandardCharsets.US_ASCII));
        Map<String, String> tags = new TreeMap<>();
        for (String name : new String[] {Bag.DECLARATION_FILE, Bag.INFO, Bag.PAGE, Bag.MANIFEST}) {
            tags.put(name, Canonical.sha256(files.get(name)));
        }
        files.put(Bag.TAG_MANIFEST, Bag.manifest(tags).getBytes(StandardCharsets.US_ASCII));
    }

    private static void sign(Map<String, byte[]> files) {
        String message = CapsuleFiles.SIGNED + new String(files.get(Bag.TAG_MANIFEST), StandardCharsets.US_ASCII);
        files.put(
                Bag.SIGNATURE,
                (Base64.getEncoder().encodeToString(house.signer.signature(message)) + "\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(capsule))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName().substring("capsule/".length()), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] stored(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StoredZip.Writer zip = new StoredZip.Writer(out);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            zip.add("capsule/" + file.getKey(), file.getValue());
        }
        zip.finish();
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static int sizeOfFirst() {
        return java.nio.ByteBuffer.wrap(capsule)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getInt(22);
    }

    private static int indexOf(byte[] in, byte[] what) {
        for (int i = 0; ; i++) {
            if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
    }

    private CapsuleReport verified(byte[] bytes) throws IOException {
        return CapsuleVerifier.verify(Files.write(folder.resolve("capsule.zip"), bytes), house.signer.key());
    }
}
