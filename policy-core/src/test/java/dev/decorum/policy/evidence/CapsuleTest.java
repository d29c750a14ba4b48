package dev.decorum.policy.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.TestDatabase;
import dev.decorum.policy.evidence.CapsuleReport.Broken;
import dev.decorum.policy.evidence.CapsuleReport.Intact;
import dev.decorum.policy.internal.Canonical;
import dev.decorum.policy.internal.Jdbc;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CapsuleTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aCapsuleVerifiesByItself(TestDatabase database) throws SQLException, IOException {
        Capsules house = new Capsules(database);
        byte[] capsule = house.of("case-1");
        assertThat(verified(capsule, house.signer.key())).isInstanceOfSatisfying(Intact.class, intact -> {
            assertThat(intact.caseId()).isEqualTo("case-1");
            assertThat(intact.events()).isEqualTo(4);
            assertThat(intact.opened()).isEqualTo(4);
            assertThat(intact.sealed()).isZero();
            assertThat(intact.keyExpected()).isTrue();
            assertThat(intact.message())
                    .isEqualTo("The capsule is intact: all 4 events of the case `case-1`, 4 sealed parts opened, 0 left"
                            + " sealed. The log `shop.example/support` signed it when it had 6 events, at"
                            + " 2026-03-02T10:00:00Z.");
        });
        assertThat(verified(capsule).message())
                .endsWith("Whose the key is, only the capsule says: compare " + house.signer.key()
                        + " with what the house has published.");
        assertThat(verified(
                        capsule, CheckpointTest.signer("shop.example/support").key()))
                .isEqualTo(new Broken(
                        "data/key.txt",
                        "`data/key.txt` is not the key that was expected. Somebody else made the capsule, or the house"
                                + " has a new key."));
        try (Connection connection = TestDatabase.open(house.source)) {
            assertThat(house.log.events(connection, "case-1").get(3).kind()).isEqualTo(EventKind.EXPORTED);
            assertThat(house.log.verify(connection)).isInstanceOf(EvidenceReport.Holds.class);
        }
    }

    @Test
    void aCapsuleIsABagThatOtherToolsRead() throws SQLException, IOException {
        Map<String, byte[]> files = unzipped(new Capsules(TestDatabase.H2).of("case-1"));
        assertThat(files)
                .containsOnlyKeys(
                        "capsule/bagit.txt",
                        "capsule/bag-info.txt",
                        "capsule/index.html",
                        "capsule/manifest-sha256.txt",
                        "capsule/tagmanifest-sha256.txt",
                        "capsule/signature.txt",
                        "capsule/data/events.jsonl",
                        "capsule/data/proofs.json",
                        "capsule/data/checkpoint.txt",
                        "capsule/data/key.txt",
                        "capsule/data/part-keys.json",
                        "capsule/data/sealed/1-message.bin",
                        "capsule/data/opened/1-message.txt",
                        "capsule/data/sealed/2-decision.bin",
                        "capsule/data/opened/2-decision.json",
                        "capsule/data/sealed/4-page-before.bin",
                        "capsule/data/opened/4-page-before.png",
                        "capsule/data/sealed/4-page.bin",
                        "capsule/data/opened/4-page.bin");
        assertThat(text(files, "bagit.txt")).isEqualTo("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        assertManifest(files, "manifest-sha256.txt", 13);
        assertManifest(files, "tagmanifest-sha256.txt", 4);
        long octets = files.entrySet().stream()
                .filter(f -> f.getKey().startsWith("capsule/data/"))
                .mapToLong(f -> f.getValue().length)
                .sum();
        assertThat(text(files, "bag-info.txt")).isEqualTo("""
                Source-Organization: shop.example/support
                External-Identifier: case-1
                Bagging-Date: 2026-03-02
                Payload-Oxum: %s.13
                """.formatted(octets));
        assertThat(text(files, "data/opened/1-message.txt")).isEqualTo(Capsules.HOSTILE);
        assertThat(files.get("capsule/data/opened/4-page-before.png")).isEqualTo(Capsules.PICTURE);
    }

    @Test
    void thePageTellsWhatHappenedAndRunsNothing() throws SQLException, IOException {
        Capsules house = new Capsules(TestDatabase.H2);
        String page = text(unzipped(house.of("case-1")), "index.html");
        assertThat(page)
                .contains("<h1>Evidence of case case-1</h1>")
                .contains(
                        "<h2>A message came in</h2>",
                        "<h2>The rules decided</h2>",
                        "<h2>This evidence was given out</h2>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot; [U+202E]gnp.exe"
                        + " \uD83D\uDC68\u200D\uD83D\uDC69")
                .contains("<img src=\"data/opened/4-page-before.png\" alt=\"page before\">")
                .contains("<a href=\"data/opened/4-page.bin\">")
                .contains("decorum verify --key " + house.signer.key() + " CAPSULE.zip")
                .contains("script-src &#39;none&#39;".replace("&#39;", "'"))
                .doesNotContain("<script", "javascript:", "onerror", "http://", "https://");
    }

    @Test
    void whatWasErasedIsLeftSealedAndTheCapsuleVerifies() throws SQLException, IOException {
        Capsules house = new Capsules(TestDatabase.H2);
        house.erase(house.ada, "case-2");
        byte[] capsule = house.of("case-1");
        assertThat(verified(capsule, house.signer.key())).isInstanceOfSatisfying(Intact.class, intact -> {
            assertThat(intact.events()).isEqualTo(5);
            assertThat(intact.opened()).isZero();
            assertThat(intact.sealed()).isEqualTo(4);
        });
        Map<String, byte[]> files = unzipped(capsule);
        assertThat(files.keySet()).noneMatch(name -> name.contains("/opened/") || name.contains("/sealed/"));
        assertThat(text(files, "index.html"))
                .contains("bytes) can no longer be read: the key of the customer was destroyed.")
                .contains("<h2>Personal data of the customer was erased</h2>", "in another case")
                .doesNotContain("alert");
    }

    @Test
    void aCapsuleIsWrittenAgainAndAgain() throws SQLException, IOException {
        Capsules house = new Capsules(TestDatabase.H2);
        house.of("case-1");
        assertThat(verified(house.of("case-1"))).isInstanceOfSatisfying(Intact.class, intact -> {
            assertThat(intact.events()).isEqualTo(5);
            assertThat(intact.checkpoint().size()).isEqualTo(7);
        });
        assertThat(verified(house.of("case-0"))).isInstanceOf(Intact.class);
    }

    @Test
    void aCapsuleProvesThatTheLogGoesOnFromAnEarlierCheckpoint() throws SQLException, IOException {
        Capsules house = new Capsules(TestDatabase.H2);
        SignedCheckpoint kept = house.checkpoint();
        house.of("case-2");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Capsule(house.log, house.signer).since(kept).write(house.source, "case-1", "auditor", out);
        assertThat(text(unzipped(out.toByteArray()), "data/earlier.txt")).isEqualTo(kept.text());
        assertThat(verified(out.toByteArray(), house.signer.key())).isInstanceOfSatisfying(Intact.class, intact -> {
            assertThat(intact.earlier()).isEqualTo(kept.checkpoint());
            assertThat(intact.message())
                    .endsWith("signed it when it had 7 events, at 2026-03-02T10:00:00Z. It begins with the log of 5"
                            + " events of the checkpoint of 2026-03-02T10:00:00Z.");
        });
    }

    @Test
    void aLogThatWasWrittenAnewDoesNotGoOnFromTheCheckpoint() throws SQLException, IOException {
        Capsules house = new Capsules(TestDatabase.H2);
        SignedCheckpoint other = house.signer.sign(
                3, "ab".repeat(32), house.checkpoint().checkpoint().at());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Capsule(house.log, house.signer).since(other).write(house.source, "case-1", "auditor", out);
        assertThat(verified(out.toByteArray()))
                .isEqualTo(new Broken(
                        "data/consistency.json",
                        "`data/consistency.json` does not show that the log begins with that of the earlier"
                                + " checkpoint."));
        Capsule capsules = new Capsule(house.log, house.signer);
        SignedCheckpoint foreign = new Capsules(TestDatabase.H2).checkpoint();
        assertThatThrownBy(() -> capsules.since(foreign))
                .hasMessage(
                        "The earlier checkpoint is not signed by this log, so nothing can be proved of it. Maybe it is"
                                + " of another log, or was signed with an earlier key.");
    }

    @Test
    void noCapsuleIsMadeOfWhatWasChanged() throws SQLException {
        Capsules house = new Capsules(TestDatabase.H2);
        try (Connection connection = house.source.getConnection()) {
            Jdbc.update(connection, "delete from evidence_sealed where idx = 2");
        }
        assertThatThrownBy(() -> house.of("case-1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The part `decision` of event 3 is not what was sealed, so no capsule can be made. Maybe ask"
                                + " verify(..) what else does not hold.");
    }

    @Test
    void aCaseThatIsNotThereHasNoCapsule() throws SQLException {
        Capsules house = new Capsules(TestDatabase.H2);
        assertThatThrownBy(() -> house.of("case-9"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage(
                        "The log has no event of the case `case-9`, so there is no evidence to give out. Maybe the id"
                                + " is of another kind.");
        try (Connection connection = TestDatabase.open(house.source)) {
            assertThat(house.log.size(connection)).isEqualTo(5);
        }
    }

    private CapsuleReport verified(byte[] capsule) throws IOException {
        return CapsuleVerifier.verify(Files.write(folder.resolve("capsule.zip"), capsule));
    }

    private CapsuleReport verified(byte[] capsule, CheckpointKey key) throws IOException {
        return CapsuleVerifier.verify(Files.write(folder.resolve("capsule.zip"), capsule), key);
    }

    private static Map<String, byte[]> unzipped(byte[] capsule) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(capsule))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                in.transferTo(content);
                files.put(entry.getName(), content.toByteArray());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get("capsule/" + name), StandardCharsets.UTF_8);
    }

    private static void assertManifest(Map<String, byte[]> files, String name, int count) {
        assertThat(text(files, name).lines()).hasSize(count).allSatisfy(line -> assertThat(line)
                .startsWith(Canonical.sha256(files.get("capsule/" + line.substring(66))) + "  "));
    }
}
