package dev.decorum.cli;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.ClaimFinding;
import dev.decorum.policy.decision.Effect;
import dev.decorum.policy.decision.EvidenceNeeded;
import dev.decorum.policy.decision.Reason;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.fact.FactKinds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A decision as a person reads it: what holds, and under each part the rules behind it with their places and bases. */
final class DecisionText {
    private static final Set<Effect> STYLE = EnumSet.range(Effect.TONE, Effect.GUIDE);

    private final Output out;
    private final RulesDir rules;
    private final PolicyDecision decision;

    DecisionText(Output out, RulesDir rules, PolicyDecision decision) {
        this.out = out;
        this.rules = rules;
        this.decision = decision;
    }

    void print(PolicyRequest request) {
        out.line("Case on " + request.channel() + " in " + request.region()
                + (request.brand() == null ? "" : " for " + request.brand()) + " at " + request.at());
        out.line("Rules " + decision.ruleSet().hash().substring(0, 12) + ": "
                + String.join(", ", decision.ruleSet().layers()));
        actions();
        claims();
        verification();
        routing();
        tone();
        preparation();
        deadlines();
        if (!decision.diagnostics().isEmpty()) {
            out.heading("Diagnostics");
            decision.diagnostics().forEach(d -> out.line("  " + out.careful(d.code()) + ": " + d.message()));
        }
    }

    private void actions() {
        out.heading("Actions");
        if (decision.rulings().isEmpty()) {
            out.line("  None was proposed.");
        }
        for (Ruling ruling : decision.rulings()) {
            out.line("  " + ruling.action() + " (" + ruling.kind() + "): " + outcome(ruling));
            if (!ruling.note().isEmpty()) {
                out.line("    " + ruling.note());
            }
            because(reason -> ruling.because().contains(reason.rule().id())
                    && (reason.subject().equals(ruling.action()) || reason.effect() == Effect.FORBID)
                    && reason.effect() != Effect.REQUIRE_EVIDENCE);
            String kept = decision.evidence().stream()
                    .filter(needed -> needed.action().equals(ruling.action()))
                    .map(EvidenceNeeded::kind)
                    .map(FactKinds::wordFor)
                    .collect(Collectors.joining(", "));
            if (!kept.isEmpty()) {
                out.line("    to keep as evidence: " + kept);
            }
        }
    }

    private String outcome(Ruling ruling) {
        return switch (ruling.outcome()) {
            case PERMIT -> out.good("may run");
            case VERIFY ->
                out.careful("waits for verification") + ": " + FactKinds.wordFor(ruling.verification()) + " is needed";
            case REVIEW ->
                out.careful("waits for review") + " by " + words(ruling.roles())
                        + (ruling.approvals() > 1 ? ", " + ruling.approvals() + " approvals" : "");
            case DENY -> out.bad("does not run");
        };
    }

    private void claims() {
        if (decision.claims().isEmpty() && decision.avoid().isEmpty()) {
            return;
        }
        out.heading("Claims");
        for (ClaimFinding finding : decision.claims()) {
            String label = finding.claim().label();
            out.line("  " + label + ": " + (finding.forbidden() ? out.bad("forbidden") : out.good("allowed")));
            because(reason ->
                    reason.effect() == Effect.FORBID && reason.subject().equals(label));
        }
        if (!decision.avoid().isEmpty()) {
            out.line("  to stay away from: " + words(decision.avoid()));
            because(Set.of(Effect.AVOID));
        }
    }

    private void verification() {
        out.heading("Verification");
        String needed = FactKinds.wordFor(decision.verification().required());
        String held = FactKinds.wordFor(decision.verification().held());
        String verdict = decision.verification().satisfied() ? out.good("enough") : out.careful("not enough");
        out.line("  needs " + needed + ", has " + held + ": " + verdict);
        because(Set.of(Effect.REQUIRE_VERIFICATION));
    }

    private void routing() {
        out.heading("Routing");
        if (decision.routing().moveToPrivate()) {
            out.line("  " + out.careful("goes on in private"));
            because(Set.of(Effect.MOVE_TO_PRIVATE));
        }
        if (decision.needsPerson()) {
            out.line("  " + out.careful("a person takes over") + ": "
                    + words(decision.routing().handOver()));
            because(Set.of(Effect.HAND_OVER));
        } else {
            out.line("  no person has to take over");
        }
    }

    private void tone() {
        Tone tone = decision.tone();
        List<String> parts = new ArrayList<>();
        parts.add(FactKinds.wordFor(tone.formality()));
        if (tone.address() != null) {
            parts.add("address `" + tone.address() + "`");
        }
        parts.add(tone.language() == null ? "the customer's language" : "language " + tone.language());
        parts.add(tone.emoji() ? "emoji welcome" : "no emoji");
        say(parts, tone.exclamationMarks(), "exclamation marks welcome", "no exclamation marks");
        say(parts, tone.links(), "links welcome", "no links");
        say(parts, tone.greeting(), "opens with a greeting", "no greeting");
        say(parts, tone.closing(), "ends with a closing", "no closing");
        tone.maxLength().forEach(max -> parts.add("at most " + max.value() + " " + FactKinds.wordFor(max.unit())));
        out.heading("Tone");
        out.line("  " + String.join(", ", parts));
        because(STYLE);
        if (!decision.disclosures().isEmpty()) {
            out.line("  to disclose: " + String.join(", ", decision.disclosures()));
            because(Set.of(Effect.DISCLOSE));
        }
    }

    private static void say(List<String> parts, @Nullable Boolean said, String yes, String no) {
        if (said != null) {
            parts.add(said ? yes : no);
        }
    }

    private void preparation() {
        if (!decision.orderNeeded() && decision.consult().isEmpty()) {
            return;
        }
        out.heading("To look up");
        if (decision.orderNeeded()) {
            out.line("  the order");
            because(Set.of(Effect.NEED_ORDER));
        }
        if (!decision.consult().isEmpty()) {
            out.line("  knowledge: " + words(decision.consult()));
            because(Set.of(Effect.CONSULT));
        }
    }

    private void deadlines() {
        if (decision.deadlines().isEmpty()) {
            return;
        }
        out.heading("Deadlines");
        decision.deadlines()
                .forEach(deadline -> out.line("  answer by " + deadline.due() + " ("
                        + FactKinds.wordFor(deadline.clock()) + "; " + deadline.basis() + ")"));
        if (decision.reviewBy() != null) {
            out.line("  an open review goes to a higher role at " + decision.reviewBy());
        }
        because(Set.of(Effect.ANSWER_WITHIN));
    }

    private void because(Set<Effect> effects) {
        because(reason -> effects.contains(reason.effect()));
    }

    private void because(Predicate<Reason> wanted) {
        decision.reasons().stream().filter(wanted).map(this::because).distinct().forEach(out::line);
    }

    private String because(Reason reason) {
        RuleRef rule = reason.rule();
        String text = reason.text().isEmpty() ? reason.subject() : reason.text();
        return "    " + rule.id() + ": " + text + "\n      " + rules.prefix() + rule.file() + ":" + rule.line() + " ["
                + rule.basis() + (rule.unconfirmed() ? "; unconfirmed" : "") + "]"
                + (reason.facts().isEmpty() ? "" : " saw " + String.join(", ", reason.facts()));
    }

    private static String words(Collection<? extends Enum<?>> values) {
        return values.stream().map(FactKinds::wordFor).collect(Collectors.joining(", "));
    }
}
