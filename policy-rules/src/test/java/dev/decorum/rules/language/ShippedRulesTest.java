package dev.decorum.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.engine.Firings;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.model.codegen.ExecutableModelProject;
import org.junit.jupiter.api.Test;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** The shipped files are DRL to stock Drools as well, and mean the same after they were written anew. */
class ShippedRulesTest {
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(RuleFiles.SHIPPED)) {
            List<Path> files =
                    found.filter(p -> p.toString().endsWith(".drl")).sorted().toList();
            assertThat(files).hasSizeGreaterThan(10);
            return files;
        }
    }

    private static PackageDescr parsed(LanguageLevelOption level, String text) throws DroolsParserException {
        DrlParser parser = new DrlParser(level);
        PackageDescr tree = parser.parse(false, text);
        assertThat(parser.getErrors()).isEmpty();
        return tree;
    }

    /** What one level compiles, the other compiles as well: Drools compiles the tree, and the trees are the same. */
    @Test
    void bothParsersOfDroolsReadEachFileAlike() throws Exception {
        for (Path file : files()) {
            String text = Files.readString(file);
            PackageDescr old = parsed(LanguageLevelOption.DRL6, text);

            assertThat(old.getRules()).as(file.toString()).isNotEmpty();
            assertThat(parsed(LanguageLevelOption.DRL10, text))
                    .as(file.toString())
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(
                            "(.*\\.)?(line|column|endLine|endColumn|startCharacter|endCharacter)")
                    .withEqualsForFieldsMatchingRegexes(
                            (a, b) -> a.toString().strip().equals(b.toString().strip()), "(.*\\.)?consequence")
                    .isEqualTo(old);
        }
    }

    @Test
    void stockDroolsCompilesAllFilesIntoOneKieBase() throws IOException {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("dev.decorum.test", "shipped", "1");
        KieFileSystem system = services.newKieFileSystem().generateAndWritePomXML(release);
        for (Path file : files()) {
            String path = RuleFiles.SHIPPED
                    .relativize(file)
                    .toString()
                    .replace('\\', '/')
                    .replace("-", "");
            system.write("src/main/resources/rules/" + path, Files.readString(file));
        }
        try {
            KieBuilder builder = services.newKieBuilder(system).buildAll(ExecutableModelProject.class);

            assertThat(builder.getResults().getMessages(Message.Level.ERROR)).isEmpty();
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    @Test
    void aRuleIsTheSameAfterItWasWrittenAndReadAgain() {
        RuleSet rules = RuleFolder.read(RuleFiles.SHIPPED).ruleSet().orElseThrow();
        for (Layer layer : rules.layers().values()) {
            String written = DrlWriter.write("rules.base", Firings.class, layer.rules());
            Faults faults = new Faults();
            List<PolicyRule> again =
                    Gate.read(new SourceFile("base/again.drl", withHead(written)), "base", "rules.base", faults);

            assertThat(faults.list()).isEmpty();
            assertThat(again).hasSameSizeAs(layer.rules());
            assertThat(DrlWriter.write("rules.base", Firings.class, again)).isEqualTo(written);
        }
    }

    /** The written text as a rule file: with ids and plain characters, without the line that tells what was matched. */
    private static String withHead(String written) {
        String plain = ESCAPED.matcher(written)
                .replaceAll(m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))));
        return plain.replaceAll("global [^\\n]* " + DrlWriter.FIRINGS + ";\\n", "")
                .replaceAll(" *" + DrlWriter.FIRINGS + "\\.begin\\([^\\n]*\\n", "")
                .replaceAll("rule \"(r[0-9]+)\"", "rule \"$1\" @id(\"$1\")");
    }
}
