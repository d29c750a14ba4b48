package dev.decorum.testing.suite;

import dev.decorum.testing.junit.PolicySuites;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class ShippedSuitesTest {
    @TestFactory
    Stream<DynamicNode> rules() {
        return PolicySuites.in(Path.of(System.getProperty("decorum.root"), "rules"));
    }
}
