package dev.decorum.policy.resolution;

import dev.decorum.policy.decision.Reason;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.decision.RuleSetRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of reasons: by layer, file, line and rule, and then by what was said. Every decision pays for it. */
final class ReasonOrder implements Comparator<Reason> {
    private static final ReasonOrder WITHIN_LAYER = new ReasonOrder();

    private ReasonOrder() {}

    /** The reasons in order, each once; those of layers that the rule set does not name come first. */
    static List<Reason> sorted(List<Reason> said, RuleSetRef ruleSet) {
        List<List<Reason>> byLayer = new ArrayList<>();
        for (int i = 0; i <= ruleSet.layers().size(); i++) {
            byLayer.add(new ArrayList<>());
        }
        for (Reason reason : said) {
            byLayer.get(1 + ruleSet.layers().indexOf(reason.rule().layer())).add(reason);
        }
        List<Reason> sorted = new ArrayList<>(said.size());
        for (List<Reason> ofLayer : byLayer) {
            ofLayer.sort(WITHIN_LAYER);
            int start = sorted.size();
            for (Reason reason : ofLayer) {
                if (!endsWith(sorted, start, reason)) {
                    sorted.add(reason);
                }
            }
        }
        return sorted;
    }

    /** Whether a reason is among the last ones, those that are no less than it. */
    private static boolean endsWith(List<Reason> reasons, int start, Reason reason) {
        for (int i = reasons.size() - 1; i >= start && WITHIN_LAYER.compare(reasons.get(i), reason) == 0; i--) {
            if (reasons.get(i).equals(reason)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int compare(Reason a, Reason b) {
        int byRule = a.rule() == b.rule() ? 0 : compare(a.rule(), b.rule());
        if (byRule != 0) {
            return byRule;
        }
        int byEffect = a.effect().compareTo(b.effect());
        if (byEffect != 0) {
            return byEffect;
        }
        int bySubject = a.subject().compareTo(b.subject());
        if (bySubject != 0) {
            return bySubject;
        }
        int byText = a.text().compareTo(b.text());
        return byText != 0 ? byText : String.join("\n", a.facts()).compareTo(String.join("\n", b.facts()));
    }

    private static int compare(RuleRef a, RuleRef b) {
        int byFile = a.file().compareTo(b.file());
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(a.line(), b.line());
        return byLine != 0 ? byLine : a.id().compareTo(b.id());
    }
}
