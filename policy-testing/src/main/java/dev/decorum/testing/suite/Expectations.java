package dev.decorum.testing.suite;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.ClaimFinding;
import dev.decorum.policy.decision.Deadline;
import dev.decorum.policy.decision.Diagnostic;
import dev.decorum.policy.decision.EvidenceNeeded;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Clock;
import dev.decorum.policy.fact.EvidenceKind;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.fact.KnowledgeArea;
import dev.decorum.policy.fact.LengthUnit;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.Operand;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.language.VerbCall;
import dev.decorum.testing.suite.Expected.Many;
import dev.decorum.testing.suite.Expected.One;
import dev.decorum.testing.suite.Expected.Vocabulary;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of {@code expect}: everything that a decision holds, under the names that JSON uses for it. */
final class Expectations {
    /** The codes of diagnostics that engines give. */
    static final List<String> DIAGNOSTICS = List.of(
            "channel-mismatch",
            "missing-amount",
            "missing-customer",
            "missing-rate",
            "missing-rollout",
            "rule-failed",
            "too-many-firings",
            "two-values-in-one-layer",
            "unknown-brand",
            "unknown-channel",
            "unknown-region");

    static final Expected.Keys ALL = new Expected.Keys(all(), "");

    private Expectations() {}

    private static Map<String, Expected> all() {
        Map<String, Expected> keys = new LinkedHashMap<>();
        keys.put("rulings", new Expected.PerAction(Expectations::ruling));
        keys.put(
                "roles",
                new Expected.PerAction(id -> many(Role.class, d -> of(d, id).roles())));
        keys.put("approvals", new Expected.PerAction(id -> count(d -> of(d, id).approvals())));
        keys.put("verification", verification());
        keys.put("claims", many(ClaimCategory.class, d -> categories(d, false)));
        keys.put("forbidden", many(ClaimCategory.class, d -> categories(d, true)));
        keys.put("remedies", texts(Vocabulary.ANY, true, Expectations::remedies));
        keys.put("avoid", many(ClaimCategory.class, PolicyDecision::avoid));
        keys.put("tone", tone());
        keys.put(
                "disclosures",
                texts(Vocabulary.of("disclosure", Expectations::disclosures), false, PolicyDecision::disclosures));
        keys.put("moveToPrivate", yesNo(d -> d.routing().moveToPrivate()));
        keys.put("handOver", many(Role.class, d -> d.routing().handOver()));
        keys.put("needsPerson", yesNo(PolicyDecision::needsPerson));
        keys.put("evidence", new Expected.PerAction(id -> many(EvidenceKind.class, d -> evidence(d, id))));
        keys.put("orderNeeded", yesNo(PolicyDecision::orderNeeded));
        keys.put("consult", many(KnowledgeArea.class, PolicyDecision::consult));
        keys.put("deadlines", new Expected.Ordered(Expectations::deadline, PolicyDecision::deadlines));
        keys.put("reviewBy", new One(FactShape.Kind.TIME, String.class, PolicyDecision::reviewBy));
        keys.put("diagnostics", texts(Vocabulary.of("diagnostic", r -> DIAGNOSTICS), false, Expectations::codes));
        keys.put("layers", texts(Vocabulary.of("layer", r -> r.layers().keySet()), false, d -> d.ruleSet()
                .layers()));
        keys.put("because", new Expected.Rules(true));
        keys.put("never", new Expected.Rules(false));
        keys.put("reasons", new Expected.Reasons());
        return keys;
    }

    private static Expected ruling(String id) {
        Map<String, Expected> keys = new LinkedHashMap<>();
        keys.put("outcome", word(Outcome.class, d -> of(d, id).outcome()));
        keys.put("roles", many(Role.class, d -> of(d, id).roles()));
        keys.put("approvals", count(d -> of(d, id).approvals()));
        keys.put("verification", word(VerificationLevel.class, d -> of(d, id).verification()));
        keys.put("because", texts(Vocabulary.of("rule", Expectations::ruleIds), false, d -> of(d, id)
                .because()));
        keys.put("note", text(d -> of(d, id).note().isBlank() ? null : of(d, id).note()));
        return new Expected.Keys(keys, "outcome");
    }

    private static Expected verification() {
        Map<String, Expected> keys = new LinkedHashMap<>();
        keys.put("required", word(VerificationLevel.class, d -> d.verification().required()));
        keys.put("held", word(VerificationLevel.class, d -> d.verification().held()));
        keys.put("satisfied", yesNo(d -> d.verification().satisfied()));
        return new Expected.Keys(keys, "required");
    }

    private static Expected tone() {
        Map<String, Expected> keys = new LinkedHashMap<>();
        keys.put("formality", word(Formality.class, d -> d.tone().formality()));
        keys.put("address", text(d -> d.tone().address()));
        keys.put("language", text(d -> d.tone().language()));
        keys.put("emoji", yesNo(d -> d.tone().emoji()));
        keys.put("exclamationMarks", yesNo(d -> d.tone().exclamationMarks()));
        keys.put("links", yesNo(d -> d.tone().links()));
        keys.put("greeting", yesNo(d -> d.tone().greeting()));
        keys.put("closing", yesNo(d -> d.tone().closing()));
        keys.put(
                "maxLength",
                texts(
                        Vocabulary.like(
                                "length",
                                "[0-9]{1,9} (" + String.join("|", ValueReader.words(LengthUnit.class)) + ")",
                                "Write a number and its unit, such as `4096 characters`."),
                        false,
                        d -> d.tone().maxLength().stream()
                                .map(l -> l.value() + " " + FactKinds.wordFor(l.unit()))
                                .toList()));
        keys.put("guidance", texts(Vocabulary.ANY, true, d -> d.tone().guidance()));
        return new Expected.Keys(keys, "");
    }

    private static Expected deadline(int number) {
        Map<String, Expected> keys = new LinkedHashMap<>();
        keys.put("due", new One(FactShape.Kind.TIME, String.class, d -> nth(d, number, Deadline::due)));
        keys.put("clock", word(Clock.class, d -> nth(d, number, Deadline::clock)));
        keys.put("basis", text(d -> nth(d, number, Deadline::basis)));
        return new Expected.Keys(keys, "");
    }

    private static @Nullable Object nth(PolicyDecision decision, int number, Function<Deadline, Object> part) {
        return number < decision.deadlines().size()
                ? part.apply(decision.deadlines().get(number))
                : null;
    }

    private static One word(Class<?> type, Function<PolicyDecision, @Nullable Object> actual) {
        return new One(FactShape.Kind.WORD, type, actual);
    }

    private static One text(Function<PolicyDecision, @Nullable Object> actual) {
        return new One(FactShape.Kind.TEXT, String.class, actual);
    }

    private static One count(Function<PolicyDecision, @Nullable Object> actual) {
        return new One(FactShape.Kind.COUNT, Integer.class, actual);
    }

    private static One yesNo(Function<PolicyDecision, @Nullable Object> actual) {
        return new One(FactShape.Kind.YES_NO, Boolean.class, actual);
    }

    private static Many many(Class<?> type, Function<PolicyDecision, ? extends Collection<?>> actual) {
        return new Many(type, Vocabulary.ANY, false, actual);
    }

    private static Many texts(
            Vocabulary vocabulary, boolean within, Function<PolicyDecision, ? extends Collection<?>> actual) {
        return new Many(String.class, vocabulary, within, actual);
    }

    private static Ruling of(PolicyDecision decision, String id) {
        return decision.ruling(id)
                .orElseThrow(() -> new IllegalStateException(
                        "The decision has no ruling on `" + id + "`. Maybe the request has no such action."));
    }

    private static Collection<?> categories(PolicyDecision decision, boolean forbiddenOnly) {
        return decision.claims().stream()
                .filter(c -> c.forbidden() || !forbiddenOnly)
                .map(c -> c.claim().category())
                .distinct()
                .toList();
    }

    private static Collection<?> remedies(PolicyDecision decision) {
        return decision.claims().stream()
                .map(ClaimFinding::remedy)
                .flatMap(List::stream)
                .toList();
    }

    private static Collection<?> evidence(PolicyDecision decision, String id) {
        return decision.evidence().stream()
                .filter(e -> e.action().equals(id))
                .map(EvidenceNeeded::kind)
                .toList();
    }

    private static Collection<?> codes(PolicyDecision decision) {
        return decision.diagnostics().stream().map(Diagnostic::code).distinct().toList();
    }

    static Collection<String> ruleIds(RuleSet rules) {
        return rules.rules().stream().map(PolicyRule::id).toList();
    }

    /** The keys that rules disclose; they are written down in the rules, as the language has it. */
    private static Collection<String> disclosures(RuleSet rules) {
        Collection<String> keys = new TreeSet<>();
        for (PolicyRule rule : rules.rules()) {
            for (VerbCall call : rule.verbs()) {
                if (call.verb().getName().equals("disclose")) {
                    call.arguments().get(0).stream()
                            .filter(Operand.Literal.class::isInstance)
                            .forEach(o -> keys.add(String.valueOf(((Operand.Literal) o).value())));
                }
            }
        }
        return keys;
    }
}
