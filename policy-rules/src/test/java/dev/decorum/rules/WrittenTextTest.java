package dev.decorum.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.VerificationLevel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever text the gate accepts, Drools compiles it, compares it and hands it to the verb as it was written. */
class WrittenTextTest {
    private static final int A_RULE = 20;
    private static final String[] PIECES = {
        "\"",
        "\\",
        "\n",
        "\t",
        "'",
        "`",
        "${",
        "}",
        "{",
        "@{",
        "#{",
        "//",
        "/*",
        "*/",
        "u0022",
        "\\u0022",
        "\\\\u0022",
        "\\n",
        "\\t",
        "\\x",
        "%s",
        "%n",
        "$1",
        "$m",
        ";",
        ")",
        "(",
        "end",
        "then",
        "when",
        "rule \"",
        "policy.needOrder(",
        "modify(",
        "update(",
        "insert(",
        "drools.",
        "kcontext",
        "System.exit(1);",
        "->",
        "::",
        "==",
        "&&",
        "||",
        "!.",
        "<",
        ">",
        "&lt;",
        "]]>",
        "🙂",
        "微信",
        "é",
        "\u00a0",
        "\u200d",
        "\u200f",
        " ",
        "a",
        "0",
        "null",
        "true",
        "\\\"",
        "\");",
        "\";}",
        "+ \"",
        "\uffff",
        "ſ",
        "\u0301"
    };

    @TempDir
    private Path folder;

    @Test
    void everyTextReachesTheVerbUnchangedFromBothSides() throws Exception {
        List<String> texts = texts();
        StringBuilder rules = new StringBuilder();
        for (int from = 0; from < texts.size(); from += A_RULE) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + A_RULE));
            rules.append(RuleFiles.rule("r" + from, left(some), right(some)));
        }
        DroolsPolicyEngine engine =
                RuleFiles.in(folder).rules("base", rules.toString()).engine();
        Customer all = new Customer(null, VerificationLevel.NONE, new HashSet<>(texts), "gold", Set.of(), null, 0, 0);

        PolicyDecision decision = engine.decide(PolicyRequest.on("whatsapp")
                .in("de")
                .at(Instant.parse("2026-11-20T10:00:00Z"))
                .with(all)
                .build());

        assertThat(decision.tone().guidance()).containsExactlyInAnyOrderElementsOf(texts);
    }

    /** Holds only when every text of the left side is what the customer's tags are. */
    private static String left(List<String> texts) {
        return texts.stream()
                .map(t -> "tags contains \"" + escaped(t) + "\", tier != \"" + escaped(t) + "\"")
                .collect(Collectors.joining(",\n    ", "Customer( ", " )"));
    }

    private static String right(List<String> texts) {
        return texts.stream()
                .map(t -> "policy.guide(\"\" + \"" + escaped(t) + "\");")
                .collect(Collectors.joining("\n  "));
    }

    /** Each piece by itself, and 200 random rows of them. */
    private static List<String> texts() {
        Random random = new Random(7);
        Set<String> texts = new LinkedHashSet<>();
        for (String piece : PIECES) {
            texts.add("x" + piece + "x");
            texts.add("y" + piece);
        }
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder("t").append(i);
            for (int left = 1 + random.nextInt(8); left > 0; left--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            texts.add(text.toString());
        }
        return new ArrayList<>(texts);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }
}
