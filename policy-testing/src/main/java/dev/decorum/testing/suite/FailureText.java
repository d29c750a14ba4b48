package dev.decorum.testing.suite;

import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.explanation.RuleExplanation;
import dev.decorum.policy.explanation.WhyNot;
import dev.decorum.rules.explain.ExplanationText;
import java.util.List;

/**
 * Cases that failed, as people read them: what differs, why a rule kept silent that should have fired, and what fired.
 *
 * @param rules what stands before the path of a rule's file; ends with a slash, or is blank
 */
public record FailureText(String rules) {
    /** One case that failed, without its name and with a line feed at the end. */
    public String of(CaseResult result) {
        StringBuilder out = new StringBuilder();
        for (Difference difference : result.differences()) {
            out.append("  ")
                    .append(difference.line())
                    .append("  (")
                    .append(difference.place())
                    .append(")\n");
        }
        for (RuleExplanation explanation : result.silent()) {
            ExplanationText.of(seenFromHere(explanation))
                    .lines()
                    .forEach(line -> out.append("  ").append(line).append('\n'));
        }
        for (RuleRef rule : result.elsewhere()) {
            out.append("  ")
                    .append(rule.id())
                    .append(": stands in the layer `")
                    .append(rule.layer())
                    .append("`, which does not hold here  (")
                    .append(place(rule))
                    .append(")\n");
        }
        return out.append(of(result.fired())).toString();
    }

    /** The rules that fired, with a line feed at the end. */
    public String of(List<CaseResult.Fired> fired) {
        StringBuilder out = new StringBuilder(fired.isEmpty() ? "  no rule fired\n" : "  fired:\n");
        for (CaseResult.Fired one : fired) {
            out.append("    ")
                    .append(one.rule().id())
                    .append("  ")
                    .append(place(one.rule()))
                    .append("  ")
                    .append(String.join("; ", one.did()))
                    .append('\n');
        }
        return out.toString();
    }

    private String place(RuleRef rule) {
        return rules + rule.file() + ":" + rule.line();
    }

    private RuleExplanation seenFromHere(RuleExplanation explanation) {
        RuleRef rule = explanation.rule();
        WhyNot whyNot = explanation.whyNot();
        return new RuleExplanation(
                new RuleRef(
                        rule.id(),
                        rule.name(),
                        rules + rule.file(),
                        rule.line(),
                        rule.layer(),
                        rule.basis(),
                        rule.owner(),
                        rule.unconfirmed()),
                explanation.result(),
                explanation.matches(),
                whyNot == null
                        ? null
                        : new WhyNot(
                                whyNot.cause(),
                                whyNot.pattern(),
                                whyNot.condition(),
                                rules + whyNot.file(),
                                whyNot.line(),
                                whyNot.column(),
                                whyNot.fact(),
                                whyNot.seen(),
                                whyNot.matched()),
                explanation.effective(),
                explanation.expires());
    }
}
