package dev.decorum.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.testing.SmallRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class SuiteSchemaTest {
    private static final Path ROOT = Path.of(System.getProperty("decorum.root"));
    private static final Path STORED = ROOT.resolve("docs/suite.schema.json");

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SuiteSchema.write());

    private static JsonNode tree(String yaml) {
        Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return JsonMapper.builder().build().valueToTree(value);
    }

    @Test
    void theStoredSchemaIsTheReadersOwn() throws IOException {
        assertThat(Files.readString(STORED))
                .as("docs/suite.schema.json is written by SuiteSchema.write()")
                .isEqualTo(SuiteSchema.write());
    }

    @Test
    void theDocumentationNamesEveryKey() throws IOException {
        String text = Files.readString(ROOT.resolve("docs/suites.md"));

        List<String> keys = new ArrayList<>(Expectations.ALL.keys().keySet());
        keys.addAll(GivenReader.keys());
        keys.addAll(SuiteReader.ROOT);
        keys.addAll(SuiteReader.PLACE);
        keys.addAll(SuiteReader.CASE);
        keys.addAll(SuiteReader.MATRIX);
        assertThat(keys).allSatisfy(key -> assertThat(text).contains("`" + key + "`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/suites.md", "docs/rollout.md"})
    void theSampleOfTheDocumentationPasses(String page, @TempDir Path folder) throws Exception {
        String text = Files.readString(ROOT.resolve(page));
        int begin = text.indexOf("```yaml\n") + 8;
        Path sample = SmallRules.write(folder, "sample.yaml", text.substring(begin, text.indexOf("```", begin)));
        RuleProgram rules = TestedRules.load(ROOT.resolve("rules"), CompiledCache.standard());

        SuiteFolder.Reading reading = SuiteFolder.read(rules.rules(), List.of(sample));

        assertThat(reading.faults()).isEmpty();
        assertThat(new SuiteRunner(rules).run(reading.cases()).failures())
                .extracting(failure -> new FailureText("").of(failure))
                .isEmpty();
    }

    @Test
    void everyShippedSuiteFits() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(ROOT.resolve("rules/suites"))) {
            files = all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            assertThat(SCHEMA.validate(tree(Files.readString(file))))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void whatTheReaderRefusesForItsShapeDoesNotFit() {
        for (String wrong : List.of(
                "{ name: x, expect: { ruling: {} } }",
                "{ name: x, expect: { handOver: boss } }",
                "{ name: x, given: { order: { total: 180 } }, expect: { orderNeeded: true } }",
                "{ name: x, given: { custmer: handle }, expect: { orderNeeded: true } }",
                "{ name: x }",
                "{ name: x, matrix: { channel: all }, expect: { orderNeeded: true } }")) {
            assertThat(SCHEMA.validate(tree(SmallRules.text("s", "cases:\n  - " + wrong + "\n"))))
                    .as(wrong)
                    .isNotEmpty();
        }
    }
}
