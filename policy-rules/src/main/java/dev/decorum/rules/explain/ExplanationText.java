package dev.decorum.rules.explain;

import dev.decorum.policy.explanation.Explanation;
import dev.decorum.policy.explanation.RuleExplanation;
import dev.decorum.policy.explanation.RuleExplanation.Result;
import dev.decorum.policy.explanation.WhyNot;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explanations as text for a terminal: what fired first, then what is outside its dates, then what did not match. */
public final class ExplanationText {
    private static final List<Result> ORDER = List.of(Result.FIRED, Result.OUTSIDE_DATES, Result.NOT_MATCHED);

    private final StringBuilder out = new StringBuilder();

    private ExplanationText() {}

    /** All rules of an explanation, with a line feed at the end. */
    public static String of(Explanation explanation) {
        ExplanationText text = new ExplanationText();
        long fired = explanation.rules().stream()
                .filter(r -> r.result() == Result.FIRED)
                .count();
        int rules = explanation.rules().size();
        text.line(fired + " of " + rules + (rules == 1 ? " rule" : " rules") + " fired.");
        for (Result result : ORDER) {
            explanation.rules().stream().filter(r -> r.result() == result).forEach(rule -> {
                text.line("");
                text.rule(rule);
            });
        }
        return text.out.toString();
    }

    /** One rule, with a line feed at the end. */
    public static String of(RuleExplanation rule) {
        ExplanationText text = new ExplanationText();
        text.rule(rule);
        return text.out.toString();
    }

    private void rule(RuleExplanation rule) {
        String result =
                switch (rule.result()) {
                    case FIRED -> "fired";
                    case OUTSIDE_DATES -> "outside its dates";
                    case NOT_MATCHED -> "did not match";
                };
        line(rule.rule().id() + ": " + result + "  (" + rule.rule().file() + ":"
                + rule.rule().line() + ")");
        if (rule.result() == Result.OUTSIDE_DATES) {
            line("  " + dates(rule.effective(), rule.expires()));
            line(rule.matches().isEmpty() ? "  and it would not have fired:" : "  and it would have fired:");
        }
        rule.matches().forEach(match -> line("  on " + listed(match)));
        WhyNot whyNot = rule.whyNot();
        if (whyNot != null) {
            whyNot(whyNot);
        }
    }

    private static String dates(@Nullable LocalDate effective, @Nullable LocalDate expires) {
        String from = effective == null ? "it holds" : "it holds from " + effective;
        return expires == null ? from : from + " until before " + expires;
    }

    private void whyNot(WhyNot whyNot) {
        String place = "  " + whyNot.file() + ":" + whyNot.line() + ":" + whyNot.column() + ": ";
        switch (whyNot.cause()) {
            case NO_FACT -> line(place + "there is no such fact: " + whyNot.pattern());
            case FACT_PRESENT -> line(place + "there is " + whyNot.fact() + ": " + whyNot.pattern());
            case CONDITION -> {
                line(place + whyNot.condition());
                line("  fails for " + whyNot.fact() + seen(whyNot.seen()));
            }
        }
        if (!whyNot.matched().isEmpty()) {
            line("  after " + listed(whyNot.matched()));
        }
    }

    private static String seen(List<WhyNot.Seen> seen) {
        return seen.isEmpty()
                ? ""
                : seen.stream()
                        .map(s -> s.name() + " is " + (s.value().equals("null") ? "missing" : s.value()))
                        .collect(Collectors.joining("; ", ": ", ""));
    }

    private static String listed(List<String> facts) {
        return facts.isEmpty() ? "no fact in particular" : String.join(", ", facts);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
