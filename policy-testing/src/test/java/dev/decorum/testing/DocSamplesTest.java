package dev.decorum.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java samples of the pages on testing compile against the library as it is. */
class DocSamplesTest {
    private static final Pattern SAMPLE = Pattern.compile("(?ms)^```java\\n(.*?)^```");

    @TempDir
    Path folder;

    private static List<String> samples(String page) throws IOException {
        String text = Files.readString(Shipped.FOLDER.resolveSibling("docs").resolve(page));
        return SAMPLE.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** A class with the methods of a sample, and a method with its statements; a blank line stands between them. */
    private static String asClass(String sample) {
        List<String> parts = List.of(sample.split("\n\n"));
        return Stream.of(
                        "import static dev.decorum.testing.assertj.PolicyAssertions.assertThat;",
                        "import dev.decorum.policy.*;",
                        "import dev.decorum.policy.fact.*;",
                        "import dev.decorum.policy.history.*;",
                        "import dev.decorum.rules.*;",
                        "import dev.decorum.rules.catalog.*;",
                        "import dev.decorum.rules.language.RuleWords;",
                        "import dev.decorum.testing.assertj.*;",
                        "import dev.decorum.testing.junit.*;",
                        "import dev.decorum.testing.suite.*;",
                        "import java.nio.file.Path;",
                        "import java.time.Instant;",
                        "import java.util.Set;",
                        "import java.util.stream.Stream;",
                        "import org.junit.jupiter.api.*;",
                        "class Sample {",
                        parts.stream().filter(part -> part.startsWith("@")).collect(Collectors.joining("\n")),
                        "void statements(DroolsPolicyEngine given, PolicyRequest request, Instant now, Refund refund,",
                        "        Path rules, Path folder) throws Exception {",
                        parts.stream().filter(part -> !part.startsWith("@")).collect(Collectors.joining("\n")),
                        "}",
                        "}")
                .collect(Collectors.joining("\n"));
    }

    private void compile(String code) throws IOException {
        Path source = Files.writeString(folder.resolve("Sample.java"), code);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
            boolean done = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(done).as(code + "\n" + messages).isTrue();
        }
    }

    @Test
    void theSamplesOfThePageOnSuitesCompile() throws IOException {
        assertThat(samples("suites.md")).hasSize(1);
        compile(asClass(samples("suites.md").get(0))
                .replace("DroolsPolicyEngine given,", "DroolsPolicyEngine engine, History history,"));
    }

    @Test
    void theSamplesOfThePageOnPipelinesCompile() throws IOException {
        assertThat(samples("ci.md")).hasSize(1);
        compile(asClass(samples("ci.md").get(0)));
    }
}
