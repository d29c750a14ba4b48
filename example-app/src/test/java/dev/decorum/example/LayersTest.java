package dev.decorum.example;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.decorum");

    /** Each module, and the others that it may depend on. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "policy", Set.of(),
            "rules", Set.of("policy"),
            "channels", Set.of("policy"),
            "testing", Set.of("policy", "rules"),
            "cli", Set.of("policy", "rules", "testing"),
            "example", Set.of("policy", "rules", "channels", "testing"));

    @Test
    void everyModuleIsLookedAt() {
        Set<String> modules = CLASSES.stream().map(LayersTest::moduleOf).collect(Collectors.toSet());
        assertThat(modules).isEqualTo(MAY_USE.keySet());
    }

    @Test
    void noModuleDependsOnAnotherThanThoseBelowIt() {
        classes().should(useOnlyModulesBelow()).check(CLASSES);
    }

    @Test
    void theCoreDependsOnNeitherARuleEngineNorCdi() {
        noClasses()
                .that()
                .resideInAPackage("dev.decorum.policy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.kie..", "jakarta..")
                .check(CLASSES);
    }

    @Test
    void whatIsInternalToAModuleStaysThereUnlessItIsTheCores() {
        classes().should(useNoInternalsOfAnotherModule()).check(CLASSES);
    }

    @Test
    void theLayersOfTheExampleStandOnEachOther() {
        mayNotUse("store", "intake", "execution", "operations", "console", "serve", "demo");
        mayNotUse("intake", "operations", "console", "serve", "demo");
        mayNotUse("execution", "operations", "console", "serve", "demo");
        mayNotUse("operations", "console", "serve", "demo");
        mayNotUse("console", "serve", "demo");
    }

    private static void mayNotUse(String layer, String... others) {
        noClasses()
                .that()
                .resideInAPackage("dev.decorum.example." + layer + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.of(others)
                        .map(other -> "dev.decorum.example." + other + "..")
                        .toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static ArchCondition<JavaClass> useOnlyModulesBelow() {
        return new ArchCondition<>("use only modules below their own") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                String module = moduleOf(user);
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    JavaClass used = dependency.getTargetClass();
                    boolean ours = used.getPackageName().startsWith("dev.decorum.");
                    if (ours
                            && !moduleOf(used).equals(module)
                            && !MAY_USE.getOrDefault(module, Set.of()).contains(moduleOf(used))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> useNoInternalsOfAnotherModule() {
        return new ArchCondition<>("use no internals of another module") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    JavaClass used = dependency.getTargetClass();
                    boolean internal = used.getPackageName().matches("dev\\.decorum\\.(.+\\.)?internal(\\..+)?");
                    boolean ofCore = used.getPackageName().equals("dev.decorum.policy.internal");
                    if (internal && !ofCore && !moduleOf(used).equals(moduleOf(user))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static String moduleOf(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }
}
