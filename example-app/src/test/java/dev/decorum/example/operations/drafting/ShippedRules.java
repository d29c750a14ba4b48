package dev.decorum.example.operations.drafting;

import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.Conversation;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Execution;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Reply;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.SendReply;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.engine.CompiledCache;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The rules of the checkout, and requests on them. */
final class ShippedRules {
    static final PolicyEngine ENGINE = load();

    static final List<String> REGIONS = List.of(
            "de", "us", "fr", "uk", "us-ca", "cn", "hk", "tw", "jp", "kr", "sg", "my", "th", "id", "vn", "ph", "au",
            "br", "mx", "ae", "sa", "in", "eu");

    private ShippedRules() {}

    /** A case of a verified customer who has written in this language. */
    static PolicyRequest request(String channel, String region, String language, Audience audience) {
        return PolicyRequest.on(channel)
                .in(region)
                .at(Instant.parse("2026-11-24T10:00:00Z"))
                .with(new Rollout(RolloutStage.REVIEWED_EXECUTION))
                .with(new Conversation(ReplyWindow.UNKNOWN, 1, false, false, null, language))
                .with(Customer.verified(VerificationLevel.ONE_TIME_CODE))
                .with(History.none(), Execution.ready())
                .with(Message.of(channel, audience, language, ""))
                .build();
    }

    /** The request with a draft of the machine in it. */
    static PolicyRequest with(PolicyRequest request, Audience audience, String language, String draft) {
        return ENGINE.complete(
                request.with(Reply.of(audience, Author.BOT, language, draft)).with(new SendReply("reply")));
    }

    private static PolicyEngine load() {
        try {
            return DroolsPolicyEngine.load(Path.of("../rules"), CompiledCache.standard());
        } catch (RuleSetException e) {
            throw new IllegalStateException(e);
        }
    }
}
