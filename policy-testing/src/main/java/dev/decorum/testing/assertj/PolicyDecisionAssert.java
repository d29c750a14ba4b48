package dev.decorum.testing.assertj;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.ClaimFinding;
import dev.decorum.policy.decision.Deadline;
import dev.decorum.policy.decision.Diagnostic;
import dev.decorum.policy.decision.EvidenceNeeded;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.explanation.Explanation;
import dev.decorum.policy.explanation.RuleExplanation;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Clock;
import dev.decorum.policy.fact.EvidenceKind;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.fact.KnowledgeArea;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.explain.ExplanationText;
import dev.decorum.testing.suite.CaseResult;
import dev.decorum.testing.suite.FailureText;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a decision. Words are those of suites; a misspelt one is refused. Belongs to one thread. */
public final class PolicyDecisionAssert extends AbstractAssert<PolicyDecisionAssert, PolicyDecision> {
    private static final FailureText TEXT = new FailureText("");

    private final @Nullable Explanation explanation;

    PolicyDecisionAssert(@Nullable PolicyDecision decision, @Nullable Explanation explanation) {
        super(decision, PolicyDecisionAssert.class);
        this.explanation = explanation;
    }

    /** Goes on with the ruling on an action, which must be there. */
    public RulingAssert ruling(String action) {
        Ruling ruling = decision().ruling(action).orElse(null);
        if (ruling == null) {
            List<String> known =
                    decision().rulings().stream().map(Ruling::action).toList();
            throw fails("There is no ruling on `" + action + "`. " + Names.suggest(action, known));
        }
        return new RulingAssert(this, ruling);
    }

    /** Each of these rules fired; others may have. */
    public PolicyDecisionAssert because(String... rules) {
        for (String rule : rules) {
            if (!fired(rule)) {
                throw fails("The rule `" + rule + "` kept silent." + whyNot(rule));
            }
        }
        return this;
    }

    /**
     * None of these rules fired.
     *
     * @throws IllegalArgumentException when an explanation is at hand and no rule of the request has such an id
     */
    public PolicyDecisionAssert never(String... rules) {
        for (String rule : rules) {
            if (fired(rule)) {
                throw fails("The rule `" + rule + "` fired.");
            }
            if (explanation != null && explanation.rule(rule).isEmpty()) {
                throw new IllegalArgumentException(
                        "No rule `" + rule + "` holds where the request happens, so it can never fire. "
                                + Names.suggest(rule, ids(explanation)));
            }
        }
        return this;
    }

    /** The customer must prove exactly this much. */
    public PolicyDecisionAssert needsVerification(VerificationLevel level) {
        return same(
                "The verification that is required",
                level,
                decision().verification().required());
    }

    /** The claims that rules forbid are of exactly these categories. */
    public PolicyDecisionAssert forbids(ClaimCategory... categories) {
        return same(
                "The claims that are forbidden",
                words(Arrays.asList(categories)),
                words(decision().claims().stream()
                        .filter(ClaimFinding::forbidden)
                        .map(c -> c.claim().category())
                        .toList()));
    }

    /** No claim of the draft is forbidden. */
    public PolicyDecisionAssert forbidsNothing() {
        return forbids();
    }

    /** Each of these categories is to be avoided. */
    public PolicyDecisionAssert avoids(ClaimCategory... categories) {
        return holds(
                "What is to be avoided",
                words(Arrays.asList(categories)),
                words(decision().avoid()));
    }

    /** The reply is this formal. */
    public PolicyDecisionAssert hasFormality(Formality formality) {
        return same("The formality", formality, decision().tone().formality());
    }

    /** The reply is in this language; null for the customer's own. */
    public PolicyDecisionAssert hasLanguage(@Nullable String tag) {
        return same("The language", tag, decision().tone().language());
    }

    /** The customer is addressed like this; null when no rule says. */
    public PolicyDecisionAssert hasAddress(@Nullable String form) {
        return same("The form of address", form, decision().tone().address());
    }

    /** Each of these keys must be disclosed. */
    public PolicyDecisionAssert discloses(String... keys) {
        return holds("What is disclosed", List.of(keys), decision().disclosures());
    }

    /** The conversation goes on in private. */
    public PolicyDecisionAssert movesToPrivate() {
        return same("Whether it moves to private", true, decision().routing().moveToPrivate());
    }

    /** The conversation stays where it is. */
    public PolicyDecisionAssert staysWhereItIs() {
        return same("Whether it moves to private", false, decision().routing().moveToPrivate());
    }

    /** The case goes to exactly these roles. */
    public PolicyDecisionAssert handsOverTo(Role... roles) {
        return same(
                "Who takes the case over",
                words(Arrays.asList(roles)),
                words(decision().routing().handOver()));
    }

    /** No person has to take the case over. */
    public PolicyDecisionAssert needsNoPerson() {
        return handsOverTo();
    }

    /** The order must be known. */
    public PolicyDecisionAssert needsOrder() {
        return same("Whether the order is needed", true, decision().orderNeeded());
    }

    /** Knowledge is looked up in each of these areas. */
    public PolicyDecisionAssert consults(KnowledgeArea... areas) {
        return holds(
                "Where knowledge is looked up",
                words(Arrays.asList(areas)),
                words(decision().consult()));
    }

    /** Each of these is kept as evidence of an action. */
    public PolicyDecisionAssert requiresEvidence(String action, EvidenceKind... kinds) {
        return holds(
                "The evidence of `" + action + "`",
                words(Arrays.asList(kinds)),
                words(decision().evidence().stream()
                        .filter(e -> e.action().equals(action))
                        .map(EvidenceNeeded::kind)
                        .toList()));
    }

    /** There is a deadline of this clock at this instant. */
    public PolicyDecisionAssert hasDeadline(Clock clock, Instant due) {
        return holds(
                "The deadlines",
                List.of(FactKinds.wordFor(clock) + " " + due),
                decision().deadlines().stream().map(PolicyDecisionAssert::shown).toList());
    }

    /** There is exactly this much to say of what went wrong: the codes of the diagnostics. */
    public PolicyDecisionAssert hasDiagnostics(String... codes) {
        return same(
                "The diagnostics",
                Stream.of(codes).sorted().toList(),
                decision().diagnostics().stream()
                        .map(Diagnostic::code)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static String shown(Deadline deadline) {
        return FactKinds.wordFor(deadline.clock()) + " " + deadline.due();
    }

    private PolicyDecision decision() {
        isNotNull();
        return Objects.requireNonNull(actual);
    }

    private boolean fired(String rule) {
        return decision().reasons().stream().anyMatch(r -> r.rule().id().equals(rule));
    }

    private String whyNot(String rule) {
        if (explanation == null) {
            return "";
        }
        RuleExplanation found = explanation.rule(rule).orElse(null);
        return found == null
                ? " No such rule holds where the request happens. " + Names.suggest(rule, ids(explanation))
                : "\n" + ExplanationText.of(found).stripTrailing().indent(2).stripTrailing();
    }

    private static Collection<String> ids(Explanation explanation) {
        return explanation.rules().stream().map(r -> r.rule().id()).toList();
    }

    static List<String> words(Collection<? extends Enum<?>> values) {
        return values.stream().map(FactKinds::wordFor).distinct().sorted().toList();
    }

    PolicyDecisionAssert same(String what, @Nullable Object expected, @Nullable Object got) {
        if (!Objects.equals(expected, got)) {
            throw fails(what + ": expected " + word(expected) + ", got " + word(got) + ".");
        }
        return this;
    }

    private PolicyDecisionAssert holds(String what, Collection<String> expected, Collection<String> got) {
        for (String one : expected) {
            if (!got.contains(one)) {
                throw fails(what + ": expected " + one + " among them, got " + word(got) + ".");
            }
        }
        return this;
    }

    static String word(@Nullable Object value) {
        if (value instanceof Collection<?> values) {
            return values.isEmpty()
                    ? "none"
                    : String.join(
                            ", ",
                            values.stream().map(PolicyDecisionAssert::word).toList());
        }
        return value == null
                ? "none"
                : value instanceof Enum<?> constant ? FactKinds.wordFor(constant) : value.toString();
    }

    AssertionError fails(String message) {
        return failure(
                "%s",
                message.stripTrailing() + "\n"
                        + TEXT.of(CaseResult.Fired.in(decision())).stripTrailing());
    }
}
