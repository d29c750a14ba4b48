package dev.decorum.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.decorum.testing.SmallRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
