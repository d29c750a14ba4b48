package dev.decorum.cli;

import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.claim.Finding;
import dev.decorum.policy.claim.LabelledText;
import dev.decorum.policy.claim.Score;
import dev.decorum.policy.claim.Score.Judged;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the detection against labelled sentences. */
final class ClaimsEval {
    private static final Set<String> SIGNALS =
            Arrays.stream(Signal.values()).map(FactKinds::wordFor).collect(Collectors.toSet());

    private final List<Judged> judged;

    private ClaimsEval(List<Judged> judged) {
        this.judged = judged;
    }

    static ClaimsEval of(List<LabelledText> rows, ClaimDetector signs) {
        return new ClaimsEval(rows.stream().map(row -> judge(row, signs)).toList());
    }

    private static Judged judge(LabelledText row, ClaimDetector signs) {
        List<? extends Finding<? extends Enum<?>>> findings = SIGNALS.contains(row.category())
                ? signs.signalFindings(row.text(), row.language())
                : signs.claimFindings(row.text(), row.language(), null);
        List<? extends Finding<? extends Enum<?>>> counted = findings.stream()
                .filter(f -> !row.violation() || FactKinds.wordFor(f.meaning()).equals(row.category()))
                .toList();
        String by = (counted.isEmpty() ? findings : counted)
                .stream()
                        .map(f -> FactKinds.wordFor(f.meaning()) + " by " + f.origin()
                                + (f.pattern().isEmpty() ? "" : " `" + f.pattern() + "`"))
                        .collect(Collectors.joining(", "));
        return new Judged(row, !counted.isEmpty(), by);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new TreeMap<>();
        json.put("overall", json(Score.of(judged)));
        json.put("byCategory", by(row -> row.category().replace('-', '_')));
        json.put("byLanguage", by(LabelledText::language));
        json.put("byNote", by(LabelledText::kind));
        return json;
    }

    private Map<String, Object> by(Function<LabelledText, String> key) {
        Map<String, Object> json = new TreeMap<>();
        grouped(key).forEach((name, group) -> json.put(name, json(Score.of(group))));
        return json;
    }

    private Map<String, List<Judged>> grouped(Function<LabelledText, String> key) {
        return judged.stream()
                .collect(Collectors.groupingBy(j -> key.apply(j.row()), TreeMap::new, Collectors.toList()));
    }

    private static Map<String, Object> json(Score score) {
        Map<String, Object> json = new TreeMap<>();
        json.put("precision", score.precision());
        json.put("recall", score.recall());
        json.put("f1", score.f1());
        json.put("found", score.found());
        json.put("missed", score.missed());
        json.put("falseAlarms", score.falseAlarms());
        json.put("clean", score.clean());
        json.put("rows", score.found() + score.missed() + score.falseAlarms() + score.clean());
        return json;
    }

    void print(Output out) {
        out.line(String.format(
                Locale.ROOT,
                "%-28s %9s %9s %9s %7s %7s %7s %7s",
                "",
                "precision",
                "recall",
                "f1",
                "found",
                "missed",
                "alarms",
                "clean"));
        print(out, "all", judged);
        print(out, "category", LabelledText::category);
        print(out, "language", LabelledText::language);
        print(out, "kind", LabelledText::kind);
    }

    private void print(Output out, String heading, Function<LabelledText, String> key) {
        out.heading(heading);
        grouped(key).forEach((name, group) -> print(out, name, group));
    }

    private static void print(Output out, String name, List<Judged> group) {
        Score score = Score.of(group);
        out.line(String.format(
                Locale.ROOT,
                "%-28s %9.3f %9.3f %9.3f %7d %7d %7d %7d",
                name,
                score.precision(),
                score.recall(),
                score.f1(),
                score.found(),
                score.missed(),
                score.falseAlarms(),
                score.clean()));
    }

    void printMisses(Output out) {
        for (Judged one : judged) {
            if (!one.isRight()) {
                LabelledText row = one.row();
                out.line((row.violation() ? "missed " : "alarm  ") + row.category() + " " + row.language() + " ["
                        + row.note() + "] " + row.text()
                        + (one.by().isEmpty() ? "" : "\n         found " + one.by()));
            }
        }
    }
}
