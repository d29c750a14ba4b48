package dev.decorum.rules.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.live.Cases;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutOptionalLibrariesTest {
    private static final List<String> OPTIONAL = List.of(
            "jakarta.",
            "weld",
            "osgi.annotation",
            "microprofile",
            "smallrye",
            "micrometer",
            "HdrHistogram",
            "LatencyUtils");

    @TempDir
    Path folder;

    /** The class path of this test without the libraries that an embedder need not have. */
    private static URLClassLoader plain() throws Exception {
        List<URL> kept = new ArrayList<>();
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            String name = Path.of(entry).getFileName().toString();
            if (OPTIONAL.stream().noneMatch(name::contains)) {
                kept.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(kept.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @Test
    void theEngineLoadsAndDecidesWhereThereIsNeitherCdiNorMicrometer() throws Exception {
        RuleFiles.in(folder).rules("base", Cases.version(7));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader plain = plain()) {
            thread.setContextClassLoader(plain);
            assertThatThrownBy(() -> plain.loadClass("jakarta.inject.Inject"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> plain.loadClass("io.micrometer.core.instrument.MeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);
            Class<?> engineType = plain.loadClass("dev.decorum.rules.DroolsPolicyEngine");
            Object engine = engineType.getMethod("load", Path.class).invoke(null, folder);
            Class<?> requestType = plain.loadClass("dev.decorum.policy.PolicyRequest");
            Object request =
                    plain.loadClass(Cases.class.getName()).getMethod("request").invoke(null);

            Object decision = engineType.getMethod("decide", requestType).invoke(engine, request);

            assertThat(engineType.getClassLoader()).isSameAs(plain);
            assertThat(decision.toString()).contains("version 7");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
