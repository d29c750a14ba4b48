package dev.decorum.rules.language;

import java.util.List;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Reads a rule once more, with Drools' own parser, and compares: a text that Drools would read differently is no rule.
 * So every accepted file is DRL that means the same to Drools as it does here.
 */
final class SecondReading {
    private SecondReading() {}

    /** Whether Drools reads this text as one rule with the name, the annotations and the patterns that were read here. */
    static boolean agrees(String text, RuleHead head, List<FactPattern> patterns) {
        RuleDescr rule = parse(text);
        if (rule == null
                || !rule.getName().equals(head.name().text())
                || rule.getParentName() != null
                || !rule.getNamedConsequences().isEmpty()
                || !rule.getAttributes().isEmpty()
                || rule.getAnnotations().size() != head.annotations()
                || rule.getLhs().getDescrs().size() != patterns.size()) {
            return false;
        }
        for (int i = 0; i < patterns.size(); i++) {
            if (!agrees(rule.getLhs().getDescrs().get(i), patterns.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable RuleDescr parse(String text) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr tree = parser.parse(false, text);
            boolean one = !parser.hasErrors()
                    && tree != null
                    && tree.getRules().size() == 1
                    && tree.getFunctions().isEmpty()
                    && tree.getClassAndEnumDeclarationDescrs().isEmpty()
                    && tree.getRules().get(0).isRule();
            return one ? tree.getRules().get(0) : null;
        } catch (DroolsParserException | RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private static boolean agrees(BaseDescr tree, FactPattern pattern) {
        BaseDescr inner =
                switch (pattern.quantifier()) {
                    case EACH -> tree;
                    case NOT -> tree instanceof NotDescr not ? only(not) : null;
                    case EXISTS -> tree instanceof ExistsDescr exists ? only(exists) : null;
                };
        if (!(inner instanceof PatternDescr descr)) {
            return false;
        }
        String name = pattern.name() == null ? "" : pattern.name();
        int read = descr.getConstraint().getDescrs().size();
        return descr.getObjectType().equals(pattern.kind().getSimpleName())
                && name.equals(descr.getIdentifier() == null ? "" : descr.getIdentifier())
                && descr.getSource() == null
                && descr.getBehaviors().isEmpty()
                && !descr.isUnification()
                && !descr.isQuery()
                && read
                        >= Math.max(
                                pattern.conditions().size(), pattern.fields().size())
                && read <= pattern.conditions().size() + pattern.fields().size();
    }

    private static @Nullable BaseDescr only(ConditionalElementDescr tree) {
        return tree.getDescrs().size() == 1 ? tree.getDescrs().get(0) : null;
    }
}
