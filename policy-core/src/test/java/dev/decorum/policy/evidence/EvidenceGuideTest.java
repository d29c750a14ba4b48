package dev.decorum.policy.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.TestDatabase;
import dev.decorum.policy.decision.RuleSetRef;
import dev.decorum.policy.resolution.DecisionCollector;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample of {@code docs/evidence.md} compiles and does what is said. */
class EvidenceGuideTest {
    private static final Pattern SAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theSampleRecordsTwoEvents() throws Exception {
        PolicyRequest request = PolicyRequest.on("whatsapp")
                .in("de")
                .at(Instant.parse("2026-03-02T10:00:00Z"))
                .build();
        PolicyDecision decision =
                new DecisionCollector(request).decision(new RuleSetRef("a".repeat(64), List.of("base")));
        try (Connection connection = TestDatabase.open(TestDatabase.H2.fresh())) {
            JdbcEvidenceLog.createTables(connection);
            compiled(sample())
                    .getMethod(
                            "record",
                            Connection.class,
                            byte[].class,
                            String.class,
                            String.class,
                            PolicyRequest.class,
                            PolicyDecision.class)
                    .invoke(null, connection, new byte[32], "+49 30 1234567", "Hello", request, decision);
            connection.rollback();
            JdbcEvidenceLog log = new JdbcEvidenceLog(new SubjectKeys(new byte[32]), InstantSource.system());
            List<RecordedEvent> events = log.events(connection, "case-1");
            assertThat(events).extracting(RecordedEvent::kind).containsExactly(EventKind.RECEIVED, EventKind.DECIDED);
            assertThat(log.openText(connection, events.get(0), "message")).contains("Hello");
            assertThat(events.get(1).parts())
                    .extracting(SealedPart::name)
                    .containsExactly(Redecision.REQUEST, Redecision.DECISION);
        }
    }

    private static String sample() throws Exception {
        Path root = Path.of(System.getProperty("decorum.root", ".."));
        Matcher matcher = SAMPLE.matcher(Files.readString(root.resolve("docs/evidence.md")));
        assertThat(matcher.find()).as("the guide has a sample").isTrue();
        return matcher.group(1);
    }

    private Class<?> compiled(String code) throws Exception {
        Path source = Files.writeString(
                folder.resolve("Sample.java"),
                "import dev.decorum.policy.*;\nimport dev.decorum.policy.evidence.*;\nimport java.sql.Connection;\n"
                        + "import java.time.InstantSource;\npublic class Sample {\n  public static void record("
                        + "Connection connection, byte[] houseKey, String senderId, String text,"
                        + " PolicyRequest request, PolicyDecision decision) throws Exception {\n" + code + "  }\n}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean done = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(done).as(messages.toString()).isTrue();
        }
        URL[] place = {folder.toUri().toURL()};
        return new URLClassLoader(place, EvidenceGuideTest.class.getClassLoader()).loadClass("Sample");
    }
}
