package dev.decorum.rules.live;

import static dev.decorum.rules.live.Cases.request;
import static dev.decorum.rules.live.Cases.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.source.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the folder, there is a diagnostic, and the last good version stays. */
class DamagedFolderTest {
    @TempDir
    Path folder;

    private DroolsPolicyEngine engine;
    private Path file;

    @BeforeEach
    void load() throws Exception {
        engine = RuleFiles.in(folder).rules("base", version(1)).engine();
        file = folder.resolve("base/rules.drl");
    }

    private void assertRejected(String... faults) {
        String before = engine.rulesHash();
        assertThat(engine.reload()).hasValueSatisfying(event -> {
            assertThat(event).isInstanceOf(RulesRejected.class);
            assertThat(((RulesRejected) event).faults())
                    .isNotEmpty()
                    .extracting(Fault::toString)
                    .containsAll(List.of(faults));
        });
        assertThat(engine.rulesHash()).isEqualTo(before);
        assertThat(engine.decide(request()).tone().guidance()).containsExactly("version 1");
    }

    @Test
    void aLinkThatLeadsNowhereInPlaceOfAFile() throws Exception {
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("gone.drl"));

        assertRejected("base/rules.drl: The file cannot be read.");
    }

    @Test
    void aFolderInPlaceOfAFile() throws Exception {
        Files.delete(file);
        Files.createDirectory(file);

        assertRejected("base/rules.drl: The file cannot be read.");
    }

    @Test
    void aLinkThatLeadsBackIntoAFolderAboveIt() throws Exception {
        Files.createSymbolicLink(folder.resolve("base/again"), folder);

        assertRejected("base/again: This link leads back into a folder above it.");
    }

    @Test
    void linksThatLeadToEachOther() throws Exception {
        Files.createSymbolicLink(folder.resolve("base/one.drl"), Path.of("other.drl"));
        Files.createSymbolicLink(folder.resolve("base/other.drl"), Path.of("one.drl"));

        assertRejected("base/one.drl: The file cannot be read.", "base/other.drl: The file cannot be read.");
    }

    @Test
    void aFileThatAFullDiskCutShort() throws Exception {
        String whole = Files.readString(file);
        for (int length : List.of(10, whole.length() / 2, whole.length() - 6)) {
            Files.writeString(file, whole.substring(0, length));
            assertRejected();
        }
        Files.writeString(file, "");
        assertRejected("base/rules.drl: The file is empty.");
    }

    @Test
    void aCatalogueThatAFullDiskCutShort() throws Exception {
        Files.writeString(folder.resolve("catalog.yaml"), "");

        assertRejected("catalog.yaml: The file is empty.");
    }

    @Test
    void aCatalogueThatIsGone() throws Exception {
        Files.delete(folder.resolve("catalog.yaml"));

        assertRejected("catalog.yaml: The folder has no `catalog.yaml`.");
    }

    @Test
    void aFolderThatIsGone() throws Exception {
        RuleFiles.delete(folder);

        assertRejected(folder.getFileName() + ": There is no such folder.");
    }
}
