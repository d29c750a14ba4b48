package dev.decorum.testing.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.PolicyJson;
import dev.decorum.testing.SmallRules;
import dev.decorum.testing.suite.SuiteResults;
import dev.decorum.testing.suite.SuiteRunner;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

class SuiteReportsTest {
    private static final String CASES = """
            cases:
              - name: "<b>&\\" \\u0001 good"
                given: { customer: handle }
                expect: { orderNeeded: false }
              - name: bad
                given: { customer: handle, message: "Geheim" }
                expect: { orderNeeded: true, because: us-greeting }
              - name: not reached
                expect: { orderNeeded: true }
            """;

    @TempDir
    Path folder;

    private SuiteResults results() {
        return new SuiteRunner(SmallRules.program())
                .failFast(true)
                .run(SmallRules.suite(folder, "reports", CASES).cases());
    }

    private static void validate(String xml) throws SAXException, IOException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(SuiteReportsTest.class.getResource("/junit-report.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    @Test
    void theXmlFitsItsSchema() throws Exception {
        String xml = JUnitXml.write(results(), "rules/");

        validate(xml);
        assertThat(xml)
                .contains("<testsuite name=\"reports\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\"")
                .contains("name=\"&lt;b&gt;&amp;&quot; ? good\"")
                .contains("<failure message=\"orderNeeded: expected true, got false; because: expected us-greeting to"
                        + " fire, got silence\" type=\"difference\">")
                .contains("<skipped/>");
    }

    @Test
    void theSchemaRefusesWhatIsNoReport() {
        String xml = JUnitXml.write(results(), "rules/").replace("<skipped/>", "<omitted/>");
        assertThatThrownBy(() -> validate(xml)).isInstanceOf(SAXException.class);
    }

    @Test
    void thePageShowsFailuresAndNeedsNoOtherFile() {
        String page = SuiteHtml.write(results(), "rules/");

        assertThat(page)
                .contains("1 passed, 1 failed, 1 not run", "reports &gt; bad", "orderNeeded: expected true, got false")
                .contains("rules/regions/us/rules.drl:4", "name=\"viewport\"", "prefers-color-scheme: dark")
                .doesNotContain("http:", "https:", "src=", "<link", "<script", "url(", "<b>&");
    }

    @Test
    void reportsHoldNothingOfWhatPeopleWrote() {
        assertThat(JUnitXml.write(results(), "")
                        + SuiteHtml.write(results(), "")
                        + PolicyJson.writePretty(JsonReport.of(results(), "")))
                .doesNotContain("Geheim");
    }

    @Test
    void equalRunsGiveEqualJson() {
        String json = PolicyJson.writePretty(JsonReport.of(results(), "rules/"));

        assertThat(json)
                .isEqualTo(PolicyJson.writePretty(JsonReport.of(results(), "rules/")))
                .contains("\"good\" : false", "\"passed\" : 1", "\"outcome\" : \"not-run\"")
                .contains("\"what\" : \"orderNeeded\"", "\"expected\" : \"true\"", "\"got\" : \"false\"");
    }
}
