package dev.decorum.rules.explain;

import static dev.decorum.rules.RuleFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.OrderStatus;
import dev.decorum.policy.fact.Refund;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.language.PolicyRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionProbeTest {
    private static final Refund ONE = new Refund("one", Money.of("5", "EUR"), "D-1");
    private static final Refund TWO = new Refund("two", Money.of("5", "EUR"), "D-2");
    private static final Order ORDER = Order.of("D-1", OrderStatus.SHIPPED, Money.of("9", "EUR"), null);

    @TempDir
    Path folder;

    private PolicyRule read(String left) {
        RuleFiles.in(folder).rules("base", rule("r", left, "policy.needOrder(\"x\");"));
        return RuleFolder.read(folder).ruleSet().orElseThrow().rules().get(0);
    }

    private static Set<String> seen(PolicyRule rule, Fact... facts) {
        ConditionProbe probe = new ConditionProbe(rule);
        List<String> texts = new ArrayList<>();
        probe.look(
                List.of(facts),
                (leaf, held) -> texts.add(probe.leaves().get(leaf).text() + " " + held));
        return new TreeSet<>(texts);
    }

    @Test
    void nothingIsCutShortWithinAPattern() {
        PolicyRule rule = read("Order( (status == OrderStatus.PAID || !(id == \"D-1\")), daysLate > 3 )");

        assertThat(new ConditionProbe(rule).leaves())
                .extracting(ConditionProbe.Leaf::text)
                .containsExactly("status == OrderStatus.PAID", "id == \"D-1\"", "daysLate > 3");
        assertThat(seen(rule, ORDER))
                .containsExactlyInAnyOrder(
                        "status == OrderStatus.PAID false", "id == \"D-1\" true", "daysLate > 3 false");
    }

    @Test
    void aConditionIsAskedOfEveryFactForEveryFitBefore() {
        PolicyRule rule = read("$r : Refund( $order : orderId, id != \"x\" )\n  Order( id == $order )");

        assertThat(seen(rule, ONE, TWO, ORDER))
                .containsExactlyInAnyOrder("id != \"x\" true", "id == $order true", "id == $order false");
        assertThat(seen(rule, ORDER)).isEmpty();
    }

    @Test
    void existsAndNotLetTheRestBeReachedOrNot() {
        PolicyRule exists = read("exists Refund( id == \"two\" )\n  Order( id == \"D-1\" )");
        assertThat(seen(exists, ONE, TWO, ORDER))
                .containsExactlyInAnyOrder("id == \"two\" false", "id == \"two\" true", "id == \"D-1\" true");
        assertThat(seen(exists, ONE, ORDER)).containsExactly("id == \"two\" false");

        PolicyRule not = read("not Refund( id == \"two\" )\n  Order( id == \"D-1\" )");
        assertThat(seen(not, ONE, ORDER)).containsExactlyInAnyOrder("id == \"two\" false", "id == \"D-1\" true");
        assertThat(seen(not, TWO, ORDER)).containsExactly("id == \"two\" true");
    }
}
