package dev.decorum.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FaultReportsTest {
    private static final Place IN_LINE =
            new SourceFile("rules/base/a b,c:50%.drl", "one\n  \uD83D\uDE00 size >> 3\n").place(9, 13);
    private static final List<Fault> FAULTS = List.of(
            Fault.error("unknown-field", IN_LINE, "`Reply` has no field `size`.", "Did you mean `length`?"),
            Fault.warning("implied-condition", IN_LINE, "100% of it\nfollows: a, b.", ""),
            Fault.error("missing-catalog", Place.of("rules/catalog.yaml"), "There is no `catalog.yaml`.", "Add it."));

    private static JsonNode sarif(List<Fault> faults) throws IOException {
        return JsonMapper.builder().build().readTree(SarifFaults.write(faults));
    }

    private static JsonSchema sarifSchema() throws IOException {
        try (InputStream schema = FaultReportsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(Objects.requireNonNull(schema));
        }
    }

    @Test
    void sarifFitsItsSchema() throws IOException {
        assertThat(sarifSchema().validate(sarif(FAULTS))).isEmpty();
        assertThat(sarifSchema().validate(sarif(List.of()))).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNotSarif() throws IOException {
        ObjectNode broken = (ObjectNode) sarif(FAULTS);
        broken.remove("runs");

        assertThat(sarifSchema().validate(broken)).isNotEmpty();
    }

    @Test
    void sarifCountsColumnsInCodePointsAndNamesRulesAndFiles() throws IOException {
        JsonNode run = sarif(FAULTS).get("runs").get(0);
        JsonNode first = run.get("results").get(0);

        assertThat(run.get("columnKind").asText()).isEqualTo("unicodeCodePoints");
        assertThat(first.get("level").asText()).isEqualTo("error");
        assertThat(first.get("message").get("text").asText())
                .isEqualTo("`Reply` has no field `size`. Did you mean `length`?");
        assertThat(first.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("rules/base/a%20b,c:50%25.drl");
        assertThat(first.at("/locations/0/physicalLocation/region"))
                .hasToString(
                        "{\"startLine\":2,\"startColumn\":5,\"endColumn\":9,\"snippet\":{\"text\":\"  \uD83D\uDE00 size >> 3\"}}");
        assertThat(run.get("results").get(2).at("/locations/0/physicalLocation").has("region"))
                .isFalse();
        for (JsonNode result : run.get("results")) {
            JsonNode rule =
                    run.at("/tool/driver/rules").get(result.get("ruleIndex").asInt());
            assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
        }
        assertThat(run.at("/tool/driver/rules/0/help/text").asText()).isEqualTo("See docs/lint/implied-condition.md.");
    }

    @Test
    void githubCommandsAreOneLineEachAndEscaped() {
        assertThat(GithubFaults.write(FAULTS).lines())
                .containsExactly(
                        "::error file=rules/base/a b%2Cc%3A50%25.drl,line=2,col=5,endColumn=9,title=unknown-field::"
                                + "`Reply` has no field `size`.%0ADid you mean `length`?",
                        "::warning file=rules/base/a b%2Cc%3A50%25.drl,line=2,col=5,endColumn=9,title=implied-condition::"
                                + "100%25 of it%0Afollows: a, b.",
                        "::error file=rules/catalog.yaml,title=missing-catalog::"
                                + "There is no `catalog.yaml`.%0AAdd it.");
    }

    @Test
    void noFaultsAreNoCommandsAndARunWithoutResults() throws IOException {
        assertThat(GithubFaults.write(List.of())).isEmpty();
        assertThat(sarif(List.of()).at("/runs/0/results")).isEmpty();
    }
}
