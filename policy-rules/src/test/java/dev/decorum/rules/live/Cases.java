package dev.decorum.rules.live;

import static dev.decorum.rules.RuleFiles.rule;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import java.time.Instant;

/** Rules that tell their version by the number in their advice, and requests for them. */
public final class Cases {
    public static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    public static final String PERMIT =
            rule("small-refund", "$r : Refund( amount.reference <= 20 )", "policy.permit($r, \"Small.\");");
    public static final String REVIEW = rule(
            "small-refund", "$r : Refund( amount.reference <= 20 )", "policy.review($r, Role.SUPERVISOR, \"Look.\");");
    public static final String DENY =
            rule("small-refund", "$r : Refund( amount.reference <= 20 )", "policy.deny($r, \"No refunds.\");");
    public static final String BROKEN = rule("broken", "Refund( amuont.reference > 20 )", "policy.needOrder(\"x\");");

    private Cases() {}

    /** A rule that advises {@code version n}. */
    public static String version(int n) {
        return rule("version", "Rollout()", "policy.guide(\"version " + n + "\");");
    }

    /** A refund of one euro in Germany on WhatsApp. */
    public static PolicyRequest request() {
        return request("de", "r1");
    }

    /** A refund of one euro. */
    public static PolicyRequest request(String region, String action) {
        return withoutAction(region).with(new Refund(action, Money.of("1.00", "EUR"), "D-1"));
    }

    /** A case without actions. */
    public static PolicyRequest withoutAction(String region) {
        return PolicyRequest.on("whatsapp")
                .in(region)
                .at(AT)
                .with(
                        new Rollout(RolloutStage.REVIEWED_EXECUTION),
                        Customer.verified(VerificationLevel.ONE_TIME_CODE),
                        History.none())
                .build();
    }
}
