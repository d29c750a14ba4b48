package dev.decorum.policy.reply;

import dev.decorum.policy.Policy;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.decision.RuleSetRef;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Reply;
import dev.decorum.policy.resolution.DecisionCollector;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Drafts and what one rule says of them. */
final class Drafts {
    static final Disclosures DISCLOSURES = new Disclosures(Map.of(
            "ai-author",
            Map.of(
                    "de", List.of("Ich bin ein digitaler Assistent.", "digitale Assistent"),
                    "en", List.of("I am an automated assistant"),
                    "ja", List.of("自動応答"))));

    private Drafts() {}

    static ReplyReport check(Audience audience, String text, Consumer<Policy> rule, Fact... others) {
        PolicyRequest request = PolicyRequest.on("email")
                .in("eu")
                .at(Instant.parse("2026-03-02T10:00:00Z"))
                .build()
                .with(Reply.of(audience, Author.BOT, null, text));
        for (Fact other : others) {
            request = request.with(other);
        }
        return new ReplyCheck(DISCLOSURES).check(request, decide(request, rule));
    }

    static ReplyReport check(String text, Consumer<Policy> rule) {
        return check(Audience.PRIVATE, text, rule);
    }

    static PolicyDecision decide(PolicyRequest request, Consumer<Policy> rule) {
        DecisionCollector collector = new DecisionCollector(request);
        collector.begin(0, new RuleRef("r", "r", "base/r.drl", 1, "base", "house rule", "", false), true);
        rule.accept(collector);
        return collector.decision(new RuleSetRef("0", List.of("base")));
    }

    /** Findings as {@code KIND `words`}, by their place. */
    static List<String> seen(String text, ReplyReport report) {
        return report.findings().stream()
                .map(f -> f.kind() + " `" + text.substring(f.startsAt(), f.endsAt()) + "`")
                .toList();
    }
}
