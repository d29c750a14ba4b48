package dev.decorum.rules.lint;

import static dev.decorum.rules.RuleFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Conversation;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.RuleFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasoningTest {
    private static final List<String> CONDITIONS = List.of(
            "contactsWithin7Days > 3",
            "contactsWithin7Days >= 3",
            "contactsWithin7Days <= 3",
            "contactsWithin7Days < 3",
            "contactsWithin7Days == 3",
            "contactsWithin7Days != 3",
            "contactsWithin7Days in (3, 4)",
            "contactsWithin7Days not in (3, 4)",
            "contactsWithin7Days == null",
            "contactsWithin7Days != null",
            "!(contactsWithin7Days > 3)",
            "!(contactsWithin7Days == 3)",
            "!(contactsWithin7Days in (3, 4))",
            "3 < contactsWithin7Days",
            "contactsWithin7Days > 3 || contactsWithin7Days <= 3",
            "contactsWithin7Days > 2 && contactsWithin7Days < 4");

    @TempDir
    Path folder;

    /** The values tell apart whatever the conditions can: so agreement on them is agreement on all. */
    @Test
    void whatFollowsForTheLinterIsWhatFollowsForTheEngine() throws Exception {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < CONDITIONS.size(); i++) {
            rules.append(rule("c" + i, "Conversation( " + CONDITIONS.get(i) + " )", "policy.guide(\"" + i + "\");"));
        }
        RuleFiles files = RuleFiles.in(folder).rules("base", rules.toString());
        List<Set<Integer>> holding = new ArrayList<>();
        DroolsPolicyEngine engine = files.engine();
        for (Integer value : new Integer[] {null, 1, 2, 3, 4, 5}) {
            holding.add(holding(engine, value));
        }
        List<Formula> formulas = RuleFolder.read(folder).ruleSet().orElseThrow().rules().stream()
                .map(r -> new RuleLogic(r, i -> RuleLogic.SELF).conditions(0).get(0))
                .toList();

        for (int i = 0; i < formulas.size(); i++) {
            for (int j = 0; j < formulas.size(); j++) {
                int given = i;
                int then = j;
                assertThat(Reasoning.follows(List.of(formulas.get(i)), formulas.get(j)))
                        .as("%s then %s", CONDITIONS.get(i), CONDITIONS.get(j))
                        .isEqualTo(holding.stream().allMatch(h -> !h.contains(given) || h.contains(then)));
                assertThat(Reasoning.canHold(List.of(formulas.get(i), formulas.get(j))))
                        .as("%s and %s", CONDITIONS.get(i), CONDITIONS.get(j))
                        .isEqualTo(holding.stream().anyMatch(h -> h.contains(given) && h.contains(then)));
            }
        }
    }

    private static Set<Integer> holding(DroolsPolicyEngine engine, @Nullable Integer contacts) {
        PolicyRequest request = PolicyRequest.on("whatsapp")
                .in("de")
                .at(Instant.parse("2026-11-20T10:00:00Z"))
                .with(
                        new Rollout(RolloutStage.REVIEWED_EXECUTION),
                        Customer.verified(VerificationLevel.NONE),
                        new Conversation(ReplyWindow.UNKNOWN, 1, false, false, contacts, null))
                .build();
        Set<Integer> found = new TreeSet<>();
        engine.decide(request).tone().guidance().forEach(g -> found.add(Integer.valueOf(g)));
        return found;
    }
}
