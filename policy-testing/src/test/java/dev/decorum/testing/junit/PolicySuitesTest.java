package dev.decorum.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.testing.SmallRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicySuitesTest {
    @TempDir
    Path folder;

    private void suite(String cases) {
        SmallRules.in(folder);
        SmallRules.write(folder, "suites/money.yaml", SmallRules.text("money", cases));
    }

    @Test
    void aSuiteIsAContainerAndACaseIsATest() throws Throwable {
        suite("""
                cases:
                  - { name: good, expect: { orderNeeded: false } }
                  - { name: bad, expect: { orderNeeded: true } }
                """);

        List<DynamicNode> nodes = PolicySuites.in(folder).toList();
        assertThat(nodes).extracting(DynamicNode::getDisplayName).containsExactly("money");
        List<? extends DynamicNode> tests =
                ((DynamicContainer) nodes.get(0)).getChildren().toList();
        assertThat(tests).extracting(DynamicNode::getDisplayName).containsExactly("good", "bad");
        assertThat(tests.get(1).getTestSourceUri().orElseThrow().toString()).endsWith("/suites/money.yaml?line=7");
        ((DynamicTest) tests.get(0)).getExecutable().execute();
        assertThatThrownBy(() -> ((DynamicTest) tests.get(1)).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("money > bad\n  orderNeeded: expected true, got false  (");
    }

    @Test
    void faultsAndEmptyFoldersFail() {
        SmallRules.in(folder);
        assertThatThrownBy(() -> PolicySuites.in(folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("There is nothing at this place.");
        suite("cases: [{ name: x, expect: { never: refund-lwo } }]\n");
        assertThatThrownBy(() -> PolicySuites.in(folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Did you mean `refund-low`?");
        SmallRules.write(folder, "base/rules.drl", "nonsense");
        assertThatThrownBy(() -> PolicySuites.in(folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Nothing is tested with faulty rules.");
    }
}
