package dev.decorum.policy.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.TestDatabase;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.decision.RuleSetRef;
import dev.decorum.policy.evidence.Redecision.Different;
import dev.decorum.policy.evidence.Redecision.Same;
import dev.decorum.policy.evidence.Redecision.Unreadable;
import dev.decorum.policy.explanation.Explanation;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.resolution.DecisionCollector;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedecisionTest {
    private static final String RULES = "a".repeat(64);
    private static final String OTHER_RULES = "b".repeat(64);
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Refund REFUND = new Refund("r1", Money.of("30.00", "EUR"), "order-1");

    private final PolicyRequest request = PolicyRequest.on("web-chat")
            .in("de")
            .at(NOW)
            .with(Customer.verified(VerificationLevel.ONE_TIME_CODE))
            .with(new Rollout(RolloutStage.REVIEWED_EXECUTION), REFUND)
            .build();
    private final String recordedRequest = PolicyJson.write(request);
    private final String recorded = PolicyJson.write(engine(RULES, 1).decide(request));

    @Test
    void theSameRulesGiveTheSameBytes() {
        Redecision again = Redecision.of(recordedRequest, recorded, engine(RULES, 1));
        assertThat(again).isEqualTo(new Same(RULES));
        assertThat(again.message())
                .isEqualTo("The decision is the recorded one, byte for byte. The rules are " + RULES + ".");
    }

    @Test
    void otherRulesNameTheDifference() {
        Redecision again = Redecision.of(recordedRequest, recorded, engine(OTHER_RULES, 2));
        assertThat(again).isInstanceOf(Different.class);
        assertThat(again.message())
                .startsWith("The decision is another: `r1`: approvals 1 -> 2")
                .endsWith(" The rules were " + RULES + " and are " + OTHER_RULES + ".");
    }

    @Test
    void otherRulesThatDoTheSameAreToldApart() {
        assertThat(Redecision.of(recordedRequest, recorded, engine(OTHER_RULES, 1))
                        .message())
                .isEqualTo(
                        "The decision does what the recorded one does, and names its rules otherwise. The rules were "
                                + RULES + " and are " + OTHER_RULES + ".");
    }

    @Test
    void theSameRulesWithAnotherDecisionAreRemarked() {
        assertThat(Redecision.of(recordedRequest, recorded, engine(RULES, 2)).message())
                .endsWith(" The rules are the same, " + RULES + ": an engine of another version may have decided.");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        Redecision again = Redecision.of("{\"chanel\":1}", recorded, engine(RULES, 1));
        assertThat(again).isInstanceOf(Unreadable.class);
        assertThat(again.message()).startsWith("What was recorded cannot be read by this version: ");
    }

    @Test
    void aRecordedEventIsDecidedAgainUntilItsSubjectIsErased() throws SQLException {
        SubjectKeys keys = new SubjectKeys(new byte[32]);
        JdbcEvidenceLog log = new JdbcEvidenceLog(keys, () -> NOW);
        String subject = keys.subject("web-chat", "shop", "someone");
        PolicyEngine engine = engine(RULES, 1);
        try (Connection connection = TestDatabase.open(TestDatabase.H2.fresh())) {
            JdbcEvidenceLog.createTables(connection);
            log.append(
                    connection,
                    EvidenceEntry.of(EventKind.DECIDED, "case-1", "engine")
                            .about(subject)
                            .deciding(request, engine.decide(request)));
            RecordedEvent event = log.event(connection, 0).orElseThrow();
            assertThat(event.rulesHash()).isEqualTo(RULES);
            assertThat(log.redecide(connection, event, engine)).isEqualTo(new Same(RULES));
            log.erase(connection, subject, "case-1", "sam");
            assertThat(log.redecide(connection, event, engine))
                    .isEqualTo(new Unreadable(
                            "Request and decision of event 1 cannot be opened: the event has none, or the"
                                    + " key of its subject was destroyed."));
        }
    }

    /** An engine with one rule: a supervisor approves refunds. */
    private static PolicyEngine engine(String rulesHash, int approvals) {
        return new PolicyEngine() {
            @Override
            public PolicyDecision decide(PolicyRequest asked) {
                DecisionCollector collector = new DecisionCollector(asked);
                RuleRef rule = new RuleRef(
                        "sample-rule", "sample rule", "base/sample.drl", 1, "base", "house rule", "", false);
                collector.begin(0, rule, true, REFUND);
                collector.review(REFUND, Role.SUPERVISOR, approvals, "Over the limit.");
                return collector.decision(new RuleSetRef(rulesHash, List.of("base")));
            }

            @Override
            public Explanation explain(PolicyRequest asked) {
                throw new UnsupportedOperationException();
            }

            @Override
            public PolicyRequest complete(PolicyRequest asked) {
                return asked;
            }

            @Override
            public String rulesHash() {
                return rulesHash;
            }
        };
    }
}
