package dev.decorum.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.testing.channel.ChannelContractTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The page about writing an adapter: its code is compiled as it stands there, and tried by the contract. */
class WritingAnAdapterTest {
    private static final Path PAGE = Path.of(System.getProperty("decorum.root"), "docs/writing-an-adapter.md");
    private static final Pattern FILE = Pattern.compile("```java (\\S+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicNode> theAdapterOfThePageKeepsTheContract() throws Exception {
        URLClassLoader loader =
                new URLClassLoader(new URL[] {compiled()}, getClass().getClassLoader());
        Constructor<?> constructor =
                loader.loadClass("com.example.demochat.DemoChatContractTest").getDeclaredConstructor();
        constructor.setAccessible(true);
        ChannelContractTest contract = (ChannelContractTest) constructor.newInstance();

        return Arrays.stream(ChannelContractTest.class.getDeclaredMethods())
                .filter(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(TestFactory.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> method.isAnnotationPresent(Test.class)
                        ? DynamicTest.dynamicTest(method.getName(), () -> called(method, contract))
                        : DynamicContainer.dynamicContainer(method.getName(), tests(method, contract)));
    }

    @Test
    void theAdapterIsAboutAHundredLinesLongAndNamedForTheServiceLoader() throws IOException {
        Map<String, String> files = files();

        assertThat(files).containsOnlyKeys("DemoChatAdapter.java", "DemoChatContractTest.java");
        String adapter = files.get("DemoChatAdapter.java");
        assertThat(adapter.lines().filter(line -> !line.isBlank() && !line.startsWith("import")))
                .hasSizeLessThan(120);
        assertThat(Files.readString(PAGE)).contains("```text\ncom.example.demochat.DemoChatAdapter\n```");
    }

    @SuppressWarnings("unchecked") // every factory of the contract gives such a stream
    private static Stream<DynamicTest> tests(Method factory, ChannelContractTest contract) {
        try {
            return (Stream<DynamicTest>) Objects.requireNonNull(called(factory, contract));
        } catch (Throwable e) {
            return Stream.of(DynamicTest.dynamicTest("is made", () -> {
                throw e;
            }));
        }
    }

    private static @Nullable Object called(Method method, ChannelContractTest contract) throws Throwable {
        method.setAccessible(true);
        try {
            return method.invoke(contract);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static URL compiled() throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path")));
        for (Map.Entry<String, String> file : files().entrySet()) {
            arguments.add(Files.writeString(folder.resolve(file.getKey()), file.getValue())
                    .toString());
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new));
        assertThat(code)
                .as("The code of docs/writing-an-adapter.md does not compile: " + said.toString(StandardCharsets.UTF_8))
                .isZero();
        return folder.toUri().toURL();
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher file = FILE.matcher(Files.readString(PAGE));
        while (file.find()) {
            files.put(file.group(1), file.group(2));
        }
        return files;
    }
}
