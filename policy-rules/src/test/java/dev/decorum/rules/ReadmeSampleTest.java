package dev.decorum.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeSampleTest {
    private static final Pattern SAMPLE =
            Pattern.compile("<!-- embed:begin -->\\s*```java\\n(.*?)```\\s*<!-- embed:end -->", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theSampleOfTheReadmeCompilesAndSaysWhyTheRefundWaits() throws Exception {
        Class<?> sample = compiled(sample());

        String printed = run(sample);

        assertThat(printed).contains("REVIEW [SUPERVISOR]").contains("refund-above-limit: ");
    }

    @Test
    void theSampleOfTheReadmeHasAtMostFifteenLinesOfCode() throws Exception {
        assertThat(sample().lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(15);
    }

    private static String sample() throws Exception {
        String readme = Files.readString(RuleFiles.SHIPPED.resolveSibling("README.md"));
        Matcher matcher = SAMPLE.matcher(readme);
        assertThat(matcher.find())
                .as("the README has a sample between its marks")
                .isTrue();
        return matcher.group(1);
    }

    private Class<?> compiled(String code) throws Exception {
        String shipped = RuleFiles.SHIPPED.toAbsolutePath().toString().replace("\\", "\\\\");
        Path source = Files.writeString(
                folder.resolve("Sample.java"),
                "import dev.decorum.policy.*;\nimport dev.decorum.policy.fact.*;\nimport dev.decorum.rules.*;\n"
                        + "import java.nio.file.Path;\nimport java.time.Instant;\n"
                        + "public class Sample {\n  public static void main(String[] arguments) throws Exception {\n"
                        + code.replace("Path.of(\"rules\")", "Path.of(\"" + shipped + "\")")
                        + "  }\n}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean done = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-d",
                                    folder.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(done).as(messages.toString()).isTrue();
        }
        URL[] place = {folder.toUri().toURL()};
        return new URLClassLoader(place, ReadmeSampleTest.class.getClassLoader()).loadClass("Sample");
    }

    private static String run(Class<?> sample) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            sample.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
