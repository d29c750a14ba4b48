package dev.decorum.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.source.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that go around the gate, straight to the compiler. */
class SecondWallTest {
    private static final String BREACH = "decorum.wall.breach";

    @TempDir
    Path folder;

    @AfterEach
    void nothingHappened() {
        assertThat(System.clearProperty(BREACH)).isNull();
    }

    private static void compile(String declarations, String left, String right) {
        String text =
                "package rules.base;\nimport dev.decorum.policy.fact.*;\nglobal dev.decorum.policy.Policy policy;\n"
                        + declarations + "\nrule \"r0\"\nwhen\n  " + left + "\nthen\n  " + right + "\nend\n";
        new LayerCompiler().compile(List.of(new LayerSource("base", "rules.base", text)));
    }

    @Test
    void aRuleOfTheLanguageIsCompiled() {
        assertThatCode(() -> compile(
                        "", "$r : Refund( amount.reference > 20, $id : id )", "policy.deny($r, \"Too much: \" + $id);"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.setProperty(\"decorum.wall.breach\", \"1\");",
                "java.lang.System.exit(1);",
                "Runtime.getRuntime().halt(1);",
                "new ProcessBuilder(\"true\").start();",
                "new Thread(() -> {}).start();",
                "new java.io.FileWriter(\"breach\").close();",
                "new java.io.File(\"breach\").createNewFile();",
                "java.nio.file.Files.createFile(java.nio.file.Path.of(\"breach\"));",
                "new java.net.Socket(\"127.0.0.1\", 9);",
                "new java.util.Timer();",
                "java.util.ServiceLoader.load(String.class);",
                "java.util.TimeZone.setDefault(null);",
                "Class.forName(\"java.lang.System\");",
                "$m.getClass().getClassLoader().loadClass(\"java.lang.System\");",
                "$m.getClass().getMethods()[0].getName();",
                "$m.getClass().getDeclaredConstructor().newInstance();",
                "$m.getClass().getModule().getLayer();",
                "$m.getClass().getResourceAsStream(\"/\").close();",
                "java.lang.invoke.MethodHandles.lookup().findClass(\"java.lang.System\");",
                "java.lang.invoke.MethodHandles.lookup().defineClass(new byte[0]);",
                "java.lang.invoke.MethodType.methodType(void.class);",
                "org.kie.api.KieServices.get().getRepository().getDefaultReleaseId();",
                "org.kie.api.KieServices.get().newKieFileSystem().generateAndWritePomXML(null);",
                "drools.getKieRuntime().halt();",
                "drools.getRule().getName();",
                "dev.decorum.rules.engine.CompiledCache.off();",
                "((dev.decorum.policy.resolution.DecisionCollector) policy).fail(\"a\", \"b\");",
                "new dev.decorum.policy.PolicyRequest(null, null, null, null, null);"
            })
    void aConsequenceThatReachesBeyondTheFactsIsRefusedByTheCompiler(String consequence) {
        assertThatThrownBy(() -> compile("", "$m : Message()", consequence))
                .isInstanceOf(LayerCompiler.LayerFailure.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message( System.setProperty(\"decorum.wall.breach\", \"1\") == null )",
                "Message( Runtime.getRuntime().availableProcessors() > 0 )",
                "Message( eval( System.setProperty(\"decorum.wall.breach\", \"1\") == null ) )",
                "Message() eval( System.setProperty(\"decorum.wall.breach\", \"1\") == null )",
                "Message( getClass().getClassLoader() != null )",
                "Message( Class.forName(\"java.lang.System\") != null )",
                "Thread()",
                "$n : Number() from java.lang.System.nanoTime()"
            })
    void aConditionThatReachesBeyondTheFactsIsRefusedByTheCompiler(String condition) {
        assertThatThrownBy(() -> compile("", condition, "policy.needOrder(\"x\");"))
                .isInstanceOf(LayerCompiler.LayerFailure.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "declare enum E A(System.setProperty(\"decorum.wall.breach\", \"1\")); text : String end",
                "declare enum E A(Runtime.getRuntime().toString()); text : String end",
                "declare T name : String = System.setProperty(\"decorum.wall.breach\", \"1\") end",
                "declare T extends Thread end",
                "declare T task : java.lang.Thread end",
                "function void f() { System.setProperty(\"decorum.wall.breach\", \"1\"); }",
                "function String f() { return System.getenv(\"PATH\"); }",
                "import static java.lang.System.setProperty; function void f() { setProperty(\"decorum.wall.breach\", \"1\"); }",
                "import java.lang.Runtime; global Runtime runtime;",
                "query q() Message( System.setProperty(\"decorum.wall.breach\", \"1\") == null ) end"
            })
    void aDeclarationThatReachesBeyondTheFactsIsRefusedWithoutEffect(String declaration) {
        assertThatThrownBy(() -> compile(declaration, "Message()", "policy.needOrder(\"x\");"))
                .isInstanceOf(LayerCompiler.LayerFailure.class);
    }

    @Test
    void theCompilerSaysWhichNameItDoesNotKnow() {
        assertThatThrownBy(() -> compile("", "Message()", "System.gc();"))
                .hasMessageContaining("System cannot be resolved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true);",
                "drools.halt();",
                "String.valueOf(new int[1_000_000_000]);",
                "java.util.Locale.setDefault(null);",
                "$m.getClass().getClassLoader();"
            })
    void whatTheWallCannotHoldIsRefusedByTheGate(String consequence) {
        RuleFiles.in(folder).rules("base", RuleFiles.rule("hostile", "$m : Message()", consequence));

        assertThat(RuleFolder.read(folder).ruleSet()).isEmpty();
        assertThat(RuleFolder.read(folder).faults())
                .extracting(Fault::place)
                .allSatisfy(place -> assertThat(place.file()).isEqualTo("base/rules.drl"));
    }

    @Test
    void classesBeyondTheWallDoNotExistForCompiledRules() {
        assertThatThrownBy(() -> WallClassLoader.forRunning().loadClass("java.lang.Runtime"))
                .isInstanceOf(ClassNotFoundException.class)
                .hasMessage("java.lang.Runtime");
        assertThat(WallClassLoader.forRunning().getResource("java/lang/Runtime.class"))
                .isNull();
        assertThat(WallClassLoader.forCompiling().getResourceAsStream("java/lang/System.class"))
                .isNull();
    }
}
