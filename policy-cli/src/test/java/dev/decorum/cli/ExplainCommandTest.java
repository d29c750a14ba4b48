package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.explanation.RuleExplanation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    Path folder;

    private String rules;
    private Path request;

    @BeforeEach
    void writeRulesAndRequest() throws IOException {
        rules = SmallRules.in(folder.resolve("rules")).toString();
        request = SmallRules.requestIn(folder);
    }

    private Run explain(String... more) {
        String[] args = new String[5 + more.length];
        System.arraycopy(new String[] {"explain", "--request", request.toString(), "--rules", rules}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return Run.of(args);
    }

    @Test
    void aRuleThatFiredNamesItsFacts() {
        assertThat(explain())
                .isEqualTo(new Run(
                        0,
                        "1 of 1 rule fired.\n\nrefund-waits: fired  (base/refunds.drl:6)\n"
                                + "  on refund `refund-1`, customer\n",
                        ""));
    }

    @Test
    void aRuleThatDidNotMatchNamesTheConditionAndNothingPersonal() throws IOException {
        Files.writeString(request, Files.readString(request).replace("Großkunde", "Frau Beispiel"));

        assertThat(explain("--rule", "refund-waits"))
                .isEqualTo(new Run(
                        0,
                        "refund-waits: did not match  (base/refunds.drl:6)\n"
                                + "  base/refunds.drl:12:15: tags contains \"Großkunde\"\n"
                                + "  fails for customer: tags is a list of 1 text\n"
                                + "  after refund `refund-1`\n",
                        ""));
    }

    @Test
    void anExplanationAsJsonCanBeReadBack() throws Exception {
        assertThat(PolicyJson.readExplanation(explain("--json").out())
                        .rule("refund-waits")
                        .orElseThrow()
                        .result())
                .isEqualTo(Result.FIRED);
    }

    @Test
    void aRuleThatIsNotThereIsSaidWithTheNearestName() {
        assertThat(explain("--rule", "refund-wait"))
                .isEqualTo(new Run(
                        64,
                        "",
                        "decorum: No rule `refund-wait` holds where the request happens.\n"
                                + "  = Did you mean `refund-waits`?\n"));
    }
}
