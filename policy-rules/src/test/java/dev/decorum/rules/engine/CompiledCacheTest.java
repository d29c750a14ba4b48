package dev.decorum.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledCacheTest {
    private static final PolicyRequest REQUEST = PolicyRequest.on("whatsapp")
            .in("de")
            .at(Instant.parse("2026-11-20T10:00:00Z"))
            .with(new Rollout(RolloutStage.DRAFT), Customer.verified(VerificationLevel.NONE))
            .build();

    @TempDir
    static Path shared;

    private static RuleSet formal;
    private static RuleSet casual;
    private static LayerSource formalSource;
    private static LayerSource casualSource;
    private static LayerCode formalCode;
    private static LayerCode casualCode;

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeAll
    static void compileTwoLayers() {
        formal = ruleSet("formal", Formality.FORMAL);
        casual = ruleSet("casual", Formality.CASUAL);
        formalSource = source(formal);
        casualSource = source(casual);
        formalCode = new LayerCompiler().compile(List.of(formalSource)).get(0);
        casualCode = new LayerCompiler().compile(List.of(casualSource)).get(0);
    }

    private static LayerSource source(RuleSet rules) {
        return LayerSource.of(Objects.requireNonNull(rules.layers().get("base")));
    }

    private static RuleSet ruleSet(String name, Formality formality) {
        Path rules = RuleFiles.in(shared.resolve(name))
                .rules("base", RuleFiles.rule("tone", "Rollout()", "policy.tone(Formality." + formality + ");"))
                .path();
        return RuleFolder.read(rules).ruleSet().orElseThrow();
    }

    @BeforeEach
    void nameAFolder() {
        folder = temporary.resolve("cache");
    }

    private CompiledCache cache() {
        return CompiledCache.at(folder);
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".layer")).sorted().toList();
        }
    }

    private static Formality tone(RuleSet rules, CompiledCache cache) {
        return new ProgramBuilder(cache).build(rules).decide(REQUEST).tone().formality();
    }

    private static void assertSame(LayerCode found, LayerCode expected) {
        assertThat(found.model()).isEqualTo(expected.model());
        assertThat(found.classes().keySet()).isEqualTo(expected.classes().keySet());
        found.classes().forEach((name, code) -> assertThat(code)
                .isEqualTo(expected.classes().get(name)));
    }

    @Test
    void whatWasStoredIsFoundByALaterStart() {
        cache().store(formalSource, formalCode);

        assertSame(cache().find(formalSource).orElseThrow(), formalCode);
        assertThat(cache().find(casualSource)).isEmpty();
    }

    @Test
    void aBuildLeavesItsLayersInTheCacheAndTheNextTakesThemFromThere() throws Exception {
        assertThat(tone(formal, cache())).isEqualTo(Formality.FORMAL);
        assertThat(cache().find(formalSource)).isPresent();

        // Code of other rules under the key of these: only a build that does not compile can speak casually.
        cache().store(formalSource, casualCode);
        assertThat(tone(formal, cache())).isEqualTo(Formality.CASUAL);
    }

    @Test
    void theKeyKnowsTheTextTheLayerAndTheShapeOfTheFacts() {
        LayerSource moved = new LayerSource("regions/de", formalSource.packageName(), formalSource.text());

        assertThat(CacheKey.of(formalSource))
                .isNotEqualTo(CacheKey.of(casualSource))
                .isNotEqualTo(CacheKey.of(moved));
        assertThat(CacheKey.of(formalSource)).isEqualTo(CacheKey.of(source(formal)));
        assertThat(CacheKey.shape())
                .contains(
                        "dev.decorum.policy.fact.Refund.cumulative()",
                        "Formality [][CASUAL, NEUTRAL, FORMAL, HONORIFIC]",
                        "Intent [][",
                        "java.util.Set<dev.decorum.policy.fact.Intent> dev.decorum.policy.fact.Message.intents()",
                        "dev.decorum.policy.Policy.needOrder(java.lang.String)",
                        "dev.decorum.rules.engine.Firings.begin(int,dev.decorum.policy.fact.Fact...)");
    }

    @Test
    void noDamagedByteIsEverTrusted() throws Exception {
        cache().store(formalSource, formalCode);
        Path entry = entries().get(0);
        byte[] good = Files.readAllBytes(entry);
        CompiledCache cache = cache();
        assertThat(cache.find(formalSource)).isPresent();

        for (int i = 0; i < good.length; i += 97) {
            byte[] damaged = good.clone();
            damaged[i] ^= 0x10;
            Files.write(entry, damaged);
            assertThat(cache.find(formalSource)).as("byte " + i).isEmpty();
        }
        for (int length : new int[] {0, 1, 31, 32, 33, good.length / 2, good.length - 1}) {
            Files.write(entry, Arrays.copyOf(good, length));
            assertThat(cache.find(formalSource)).as("cut to " + length).isEmpty();
        }
    }

    @Test
    void aDamagedEntryIsCompiledAnewAndReplaced() throws Exception {
        cache().store(formalSource, formalCode);
        Files.writeString(entries().get(0), "no code at all, but longer than a seal would be");

        assertThat(tone(formal, cache())).isEqualTo(Formality.FORMAL);
        assertThat(cache().find(formalSource)).isPresent();
    }

    @Test
    void anEntryUnderTheNameOfAnotherIsNotTrusted() throws Exception {
        cache().store(formalSource, formalCode);
        cache().store(casualSource, casualCode);
        List<Path> both = entries();
        Path aside = temporary.resolve("aside");
        Files.move(both.get(0), aside);
        Files.move(both.get(1), both.get(0));
        Files.move(aside, both.get(1));

        assertThat(cache().find(formalSource)).isEmpty();
        assertThat(cache().find(casualSource)).isEmpty();
        assertThat(tone(formal, cache())).isEqualTo(Formality.FORMAL);
    }

    @Test
    void anEntryOfAnotherKeyIsNotTrusted() throws Exception {
        Path foreign = temporary.resolve("foreign");
        CompiledCache.at(foreign).store(formalSource, casualCode);
        cache().store(formalSource, formalCode);
        Path entry = entries().get(0);
        Files.copy(foreign.resolve(entry.getFileName()), entry, StandardCopyOption.REPLACE_EXISTING);

        assertThat(cache().find(formalSource)).isEmpty();
    }

    @Test
    void aKeyThatIsCutOffIsMadeAnew() throws Exception {
        cache().store(formalSource, formalCode);
        Files.write(folder.resolve("key"), new byte[5]);

        assertThat(cache().find(formalSource)).isEmpty();
        cache().store(formalSource, formalCode);
        assertThat(cache().find(formalSource)).isPresent();
    }

    @Test
    void onlyTheOwnerMayReadWhatTheCacheWrites() throws Exception {
        cache().store(formalSource, formalCode);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        for (Path file : List.of(folder.resolve("key"), entries().get(0))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aFolderThatOthersMayEnterIsNotUsedAndOneLineSaysSo() throws Exception {
        cache().store(formalSource, casualCode);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
        CompiledCache cache = cache();

        String log = logged(() -> {
            assertThat(cache.find(formalSource)).isEmpty();
            assertThat(tone(formal, cache)).isEqualTo(Formality.FORMAL);
        });

        assertThat(log.lines()).singleElement().satisfies(line -> assertThat(line)
                .contains("The compiled cache in " + folder + " is of no use: others than you may change `cache`;"
                        + " allow only yourself to use it. Rules are compiled from their text."));
    }

    @Test
    void aKeyThatOthersMayReadIsNotUsed() throws Exception {
        cache().store(formalSource, formalCode);
        Files.setPosixFilePermissions(folder.resolve("key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(logged(() -> assertThat(cache().find(formalSource)).isEmpty()))
                .contains("others than you may change `key`");
    }

    @Test
    void aFolderThatCannotBeMadeCostsOneWarningAndNothingElse() throws Exception {
        Files.writeString(folder, "a file where the folder should be");
        CompiledCache cache = cache();

        String log = logged(() -> {
            assertThat(tone(formal, cache)).isEqualTo(Formality.FORMAL);
            assertThat(tone(formal, cache)).isEqualTo(Formality.FORMAL);
        });

        assertThat(log.lines()).singleElement().satisfies(line -> assertThat(line)
                .contains("is of no use: FileAlreadyExistsException: " + folder));
    }

    @Test
    void anEntryThatCannotBeReadCostsOneWarningAndIsCompiled() throws Exception {
        cache().store(formalSource, formalCode);
        Path entry = entries().get(0);
        Files.delete(entry);
        Files.createDirectory(entry);

        assertThat(logged(() -> assertThat(tone(formal, cache())).isEqualTo(Formality.FORMAL)))
                .contains("an entry cannot be read (an entry is not a file of this cache)")
                .hasLineCount(1);
    }

    @Test
    void whenTheFolderVanishesRulesAreCompiledAllTheSame() throws Exception {
        CompiledCache cache = cache();
        assertThat(cache.find(formalSource)).isEmpty();
        Files.delete(folder.resolve("key"));
        Files.delete(folder);

        assertThat(logged(() -> assertThat(tone(formal, cache)).isEqualTo(Formality.FORMAL)))
                .contains("an entry cannot be written (NoSuchFileException: ")
                .hasLineCount(1);
    }

    @Test
    void whatWasNotUsedForAMonthIsDeletedAndSoIsADraftOfADeadProcess() throws Exception {
        cache().store(formalSource, formalCode);
        Path old = entries().get(0);
        Files.setLastModifiedTime(
                old, FileTime.from(Instant.now().minus(CacheFolder.KEPT).minusSeconds(60)));
        Path draft = Files.writeString(folder.resolve("0123.tmp"), "half an entry");
        Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minusSeconds(3700)));
        Path fresh = Files.writeString(folder.resolve("4567.tmp"), "being written");
        cache().store(casualSource, casualCode);

        cache().prune();

        assertThat(old).doesNotExist();
        assertThat(draft).doesNotExist();
        assertThat(fresh).exists();
        assertThat(entries()).hasSize(1);
    }

    @Test
    void usingAnEntryKeepsItYoung() throws Exception {
        cache().store(formalSource, formalCode);
        Path entry = entries().get(0);
        Files.setLastModifiedTime(entry, FileTime.from(Instant.now().minus(CacheFolder.KEPT)));

        assertThat(cache().find(formalSource)).isPresent();

        assertThat(Files.getLastModifiedTime(entry).toInstant())
                .isAfter(Instant.now().minusSeconds(600));
    }

    @Test
    void theSwitchTurnsEveryCacheOff() {
        System.setProperty(CompiledCache.SWITCH, "off");
        try {
            cache().store(formalSource, formalCode);
        } finally {
            System.clearProperty(CompiledCache.SWITCH);
        }
        CompiledCache.off().store(formalSource, formalCode);

        assertThat(folder).doesNotExist();
        assertThat(CompiledCache.off().find(formalSource)).isEmpty();
    }

    @Test
    void theStandardFolderIsThatOfTheUser() {
        assertThat(CompiledCache.standardFolder("chosen", Map.of("XDG_CACHE_HOME", "/xdg"), "/home/ayla"))
                .isEqualTo(Path.of("chosen"));
        assertThat(CompiledCache.standardFolder(null, Map.of("XDG_CACHE_HOME", "/xdg"), "/home/ayla"))
                .isEqualTo(Path.of("/xdg/decorum"));
        assertThat(CompiledCache.standardFolder(" ", Map.of("XDG_CACHE_HOME", "relative"), "/home/ayla"))
                .isEqualTo(Path.of("/home/ayla/.cache/decorum"));
    }

    @Test
    void twoProcessesThatStartAtOnceDecideAlikeAndLeaveAGoodCache() throws Exception {
        Path rules = shared.resolve("formal");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Start.class.getName(),
                            rules.toString(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .start());
        }
        for (Process process : processes) {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            assertThat(output.strip()).isEqualTo("FORMAL");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
        assertThat(tone(formal, cache())).isEqualTo(Formality.FORMAL);
        assertThat(cache().find(formalSource)).isPresent();
    }

    /** One start of an application. */
    static final class Start {
        private Start() {}

        public static void main(String[] arguments) throws Exception {
            DroolsPolicyEngine engine =
                    DroolsPolicyEngine.load(Path.of(arguments[0]), CompiledCache.at(Path.of(arguments[1])));
            System.out.println(engine.decide(REQUEST).tone().formality());
        }
    }

    private static String logged(Runnable work) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }
}
