package dev.decorum.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Message;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.PolicyRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedReadingsTest {
    private static final PolicyRequest REQUEST = PolicyRequest.on("whatsapp")
            .in("de")
            .at(Instant.parse("2026-11-23T10:15:00Z"))
            .with(Message.of("whatsapp", Audience.PRIVATE, "de", "Guten Tag"))
            .build();

    @TempDir
    private Path home;

    private Path folder;
    private Path kept;

    @BeforeEach
    void writeFolder() throws IOException {
        folder = home.resolve("rules");
        kept = home.resolve("cache");
        Files.createDirectories(folder.resolve("base"));
        Files.copy(RuleFiles.SHIPPED.resolve("catalog.yaml"), folder.resolve("catalog.yaml"));
        write("a", "2026-01-01");
    }

    private void write(String id, String effective) throws IOException {
        Files.writeString(folder.resolve("base/rules.drl"), RuleFiles.head("base") + """
                        rule "one"
                            @id("%s")
                            @basis("house rule")
                            @owner("team")
                            @effective("%s")
                        when
                            Message( audience == Audience.PRIVATE )
                        then
                            policy.guide("Be brief.");
                        end
                        """.formatted(id, effective));
    }

    private RuleFolder.Reading read() {
        return new ProgramBuilder(CompiledCache.at(kept)).read(folder);
    }

    private Layer base() {
        return rules().layers().get("base");
    }

    private RuleSet rules() {
        return read().ruleSet().orElseThrow();
    }

    private String decide() {
        ProgramBuilder builder = new ProgramBuilder(CompiledCache.at(kept));
        RuleSet rules = builder.read(folder).ruleSet().orElseThrow();
        return PolicyJson.write(builder.build(rules).decide(REQUEST));
    }

    @Test
    void a_folder_without_fault_is_known_at_the_next_start() {
        assertThat(base().code()).as("read in full").isEmpty();

        Layer known = base();

        assertThat(known.code()).isPresent();
        Layer anew = RuleFolder.read(folder).ruleSet().orElseThrow().layers().get("base");
        assertThat(known.dated()).isEqualTo(anew.dated());
        assertThat(known.kinds()).isEqualTo(anew.kinds());
        assertThat(known.hash()).isEqualTo(anew.hash());
        assertThat(known.rules()).isEqualTo(anew.rules());
    }

    @Test
    void the_shipped_rules_come_out_the_same() {
        ProgramBuilder builder = new ProgramBuilder(CompiledCache.at(kept));
        List<PolicyRule> first =
                builder.read(RuleFiles.SHIPPED).ruleSet().orElseThrow().rules();
        RuleSet known = builder.read(RuleFiles.SHIPPED).ruleSet().orElseThrow();

        assertThat(known.layers().values())
                .filteredOn(l -> !l.dated().isEmpty())
                .allMatch(l -> l.code().isPresent());
        assertThat(known.rules()).isEqualTo(first);
        assertThat(known.rules())
                .extracting(PolicyRule::dated)
                .isEqualTo(known.layers().values().stream()
                        .flatMap(l -> l.dated().stream())
                        .toList());
    }

    @Test
    void decides_the_same_from_either() {
        String first = decide();

        assertThat(base().code()).isPresent();
        assertThat(decide()).isEqualTo(first).contains("Be brief.");
    }

    @Test
    void any_change_of_a_file_is_read_in_full() throws IOException {
        read();
        write("b", "2026-01-01");

        Layer changed = base();

        assertThat(changed.code()).isEmpty();
        assertThat(changed.dated()).extracting(r -> r.source().id()).containsExactly("b");
    }

    @Test
    void dates_survive() throws IOException {
        write("a", "2027-01-01");
        decide();

        assertThat(base().code()).isPresent();
        assertThat(decide()).doesNotContain("Be brief.");
    }

    @Test
    void a_folder_with_a_warning_is_read_in_full_each_time() throws IOException {
        Files.createDirectories(folder.resolve("regions/zz"));
        Files.writeString(
                folder.resolve("regions/zz/rules.drl"),
                Files.readString(folder.resolve("base/rules.drl"))
                        .replace("rules.base", "rules.regions.zz")
                        .replace("\"a\"", "\"z\""));

        read();

        assertThat(read().faults()).extracting("code").containsExactly("not-in-catalogue");
    }

    @Test
    void a_damaged_entry_is_no_entry() throws IOException {
        read();
        try (var entries = Files.list(kept)) {
            for (Path entry :
                    entries.filter(e -> e.toString().endsWith(".layer")).toList()) {
                byte[] bytes = Files.readAllBytes(entry);
                bytes[bytes.length - 1] ^= 1;
                Files.write(entry, bytes);
            }
        }

        assertThat(base().code()).isEmpty();
    }

    @Test
    void an_entry_of_another_key_is_no_entry() throws IOException {
        read();
        Files.write(kept.resolve("key"), new byte[32]);
        if (kept.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(kept.resolve("key"), PosixFilePermissions.fromString("rw-------"));
        }

        assertThat(base().code()).isEmpty();
    }

    @Test
    void a_layer_whose_code_is_gone_is_compiled_anew() throws IOException {
        String first = decide();
        String code = base().code().orElseThrow();
        Files.delete(kept.resolve(code + ".layer"));

        assertThat(decide()).isEqualTo(first);
        assertThat(kept.resolve(code + ".layer")).exists();
    }

    @Test
    void without_a_cache_nothing_is_known() {
        ProgramBuilder builder = new ProgramBuilder(CompiledCache.off());
        builder.read(folder);

        assertThat(builder.read(folder)
                        .ruleSet()
                        .orElseThrow()
                        .layers()
                        .get("base")
                        .code())
                .isEmpty();
    }
}
