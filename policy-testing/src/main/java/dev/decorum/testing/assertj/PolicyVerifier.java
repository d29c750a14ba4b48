package dev.decorum.testing.assertj;

import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Effect;
import dev.decorum.policy.decision.Reason;
import dev.decorum.policy.explanation.Explanation;
import dev.decorum.policy.explanation.RuleExplanation;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.explain.ExplanationText;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tests one rule at a time: whatever the others say, it fires on these facts or keeps silent.
 *
 * <pre>{@code
 * PolicyVerifier.with(engine).at("whatsapp", "de", NOW)
 *         .rule("refund-above-limit").given(refund, history).fires().says("above 20");
 * }</pre>
 *
 * <p>Facts are completed as for a decision, and layers and dates count: a rule that does not hold where the facts are
 * given is an error of the test. Immutable, and safe for use by several threads when the engine is.
 */
public final class PolicyVerifier {
    private final PolicyEngine engine;

    private PolicyVerifier(PolicyEngine engine) {
        this.engine = engine;
    }

    /** A verifier of the rules of an engine. */
    public static PolicyVerifier with(PolicyEngine engine) {
        return new PolicyVerifier(engine);
    }

    /** The channel, the region and the instant of the facts. */
    public Here at(String channel, String region, Instant instant) {
        return new Here(engine, PolicyRequest.on(channel).in(region).at(instant).build());
    }

    /** The place of a request, to which facts are added. */
    public Here at(PolicyRequest request) {
        return new Here(engine, request);
    }

    /** A place, at which rules are tested. Immutable. */
    public static final class Here {
        private final PolicyEngine engine;
        private final PolicyRequest request;

        private Here(PolicyEngine engine, PolicyRequest request) {
            this.engine = engine;
            this.request = request;
        }

        /** The rule with this id. */
        public OneRule rule(String id) {
            return new OneRule(this, id);
        }
    }

    /** One rule. Immutable. */
    public static final class OneRule {
        private final Here here;
        private final String id;

        private OneRule(Here here, String id) {
            this.here = here;
            this.id = id;
        }

        /**
         * What the rule makes of these facts.
         *
         * @throws IllegalArgumentException when no such rule holds here; the message names the nearest one
         */
        public Verification given(Fact... facts) {
            PolicyRequest request = here.request;
            for (Fact fact : facts) {
                request = request.with(fact);
            }
            Explanation explanation = here.engine.explain(request);
            RuleExplanation found = explanation.rule(id).orElseThrow(() -> {
                List<String> known =
                        explanation.rules().stream().map(r -> r.rule().id()).toList();
                return new IllegalArgumentException("No rule `" + id + "` holds for " + here.request.channel() + " in "
                        + here.request.region() + ". " + Names.suggest(id, known));
            });
            return new Verification(
                    found,
                    explanation.decision().reasons().stream()
                            .filter(r -> r.rule().id().equals(id))
                            .toList());
        }
    }

    /** What a rule made of facts. Immutable. */
    public static final class Verification {
        private final RuleExplanation rule;
        private final List<Reason> said;

        private Verification(RuleExplanation rule, List<Reason> said) {
            this.rule = rule;
            this.said = List.copyOf(said);
        }

        /** It fires, once or more. */
        public Verification fires() {
            if (rule.result() != RuleExplanation.Result.FIRED) {
                throw fails("The rule `" + id() + "` keeps silent.");
            }
            return this;
        }

        /** It fires so many times: once for each combination of facts. */
        public Verification fires(int times) {
            fires();
            if (rule.matches().size() != times) {
                throw fails(
                        "The rule `" + id() + "` fires " + rule.matches().size() + " times, expected " + times + ".");
            }
            return this;
        }

        /** It does not fire. */
        public Verification staysSilent() {
            if (rule.result() == RuleExplanation.Result.FIRED) {
                throw fails("The rule `" + id() + "` fires.");
            }
            return this;
        }

        /** It does this, such as {@link Effect#REVIEW}. */
        public Verification does(Effect effect) {
            fires();
            if (said.stream().noneMatch(r -> r.effect() == effect)) {
                throw fails("The rule `" + id() + "` does not " + FactKinds.wordFor(effect) + "; it does: "
                        + said.stream()
                                .map(r -> FactKinds.wordFor(r.effect()))
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ".");
            }
            return this;
        }

        /** One of its reasons, or what it did something to, holds this text. */
        public Verification says(String text) {
            fires();
            if (said.stream()
                    .noneMatch(r -> r.text().contains(text) || r.subject().contains(text))) {
                throw fails("The rule `" + id() + "` does not say `" + text + "`; it says: "
                        + said.stream()
                                .map(r -> r.text().isEmpty() ? r.subject() : r.text())
                                .distinct()
                                .collect(Collectors.joining(" / ")));
            }
            return this;
        }

        private String id() {
            return rule.rule().id();
        }

        private AssertionError fails(String message) {
            return new AssertionError(message + "\n"
                    + ExplanationText.of(rule).stripTrailing().indent(2).stripTrailing());
        }
    }
}
