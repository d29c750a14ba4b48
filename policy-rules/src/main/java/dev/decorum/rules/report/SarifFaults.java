package dev.decorum.rules.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.rules.lint.Lint;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.TreeSet;

/**
 * Faults in the Static Analysis Results Interchange Format of OASIS, version 2.1.0, which tools for code review show.
 * Columns count Unicode code points.
 */
public final class SarifFaults {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SarifFaults() {}

    /** A log with one run; files are named as the places of the faults name them. */
    public static String write(List<Fault> faults) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", SCHEMA);
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Decorum");
        run.put("columnKind", "unicodeCodePoints");
        List<String> codes =
                List.copyOf(new TreeSet<>(faults.stream().map(Fault::code).toList()));
        var rules = driver.putArray("rules");
        codes.forEach(code -> rule(code, rules.addObject()));
        var results = run.putArray("results");
        faults.forEach(fault -> result(fault, codes.indexOf(fault.code()), results.addObject()));
        return root.toPrettyString().replace("\r\n", "\n");
    }

    private static void rule(String code, ObjectNode rule) {
        rule.put("id", code);
        Lint.of(code).ifPresent(lint -> {
            rule.putObject("shortDescription").put("text", lint.summary());
            rule.putObject("help").put("text", "See " + lint.page() + ".");
        });
    }

    private static void result(Fault fault, int rule, ObjectNode result) {
        Place place = fault.place();
        result.put("ruleId", fault.code());
        result.put("ruleIndex", rule);
        result.put("level", fault.isError() ? "error" : "warning");
        result.putObject("message")
                .put("text", fault.remedy().isBlank() ? fault.message() : fault.message() + " " + fault.remedy());
        ObjectNode physical = result.putArray("locations").addObject().putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(fault.place().file()));
        if (place.line() > 0) {
            ObjectNode region = physical.putObject("region");
            region.put("startLine", place.line());
            region.put("startColumn", place.column());
            region.put("endColumn", place.column() + place.length());
            region.putObject("snippet").put("text", place.lineText());
        }
    }

    private static String uri(String path) {
        try {
            return new URI(path.startsWith("/") ? "file" : null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The path of a fault is no path: " + path, e);
        }
    }
}
