package dev.decorum.rules.language;

import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** Turns one rule of Drools' syntax tree into a typed rule, and says what in it is outside the language. */
final class RuleReader {
    private static final Map<String, String> REMEDIES = Map.of(
            "OrDescr", "Write two rules: `or` between patterns is not part of the rule language.",
            "EvalDescr", "Compare fields inside a pattern; `eval` is not part of the rule language.",
            "ForallDescr", "Write `not` with the opposite condition.",
            "AndDescr", "Write the patterns one below the other, without brackets.");

    private final SourceFile file;
    private final String layer;
    private final Faults faults;
    private final Scope scope = new Scope();

    RuleReader(SourceFile file, String layer, Faults faults) {
        this.file = file;
        this.layer = layer;
        this.faults = faults;
    }

    /** The rule; null when it has faults. */
    @Nullable
    PolicyRule read(FileOutline.Section section, RuleDescr tree) {
        int before = faults.size();
        List<Token> tokens = section.tokens();
        int when = indexOf(tokens, "when", 0);
        int then = indexOf(tokens, "then", Math.max(when, 0));
        if (when < 0 || then < 0) {
            Token first = tokens.get(0);
            faults.error(
                    "syntax",
                    file.place(first.start(), tokens.get(1).end()),
                    "This rule has no `" + (when < 0 ? "when" : "then") + "`.",
                    "A rule is written `rule \"name\" @id(\"..\") when .. then .. end`.");
            return null;
        }
        RuleHead head = new RuleHead(file, tokens.subList(0, when), faults);
        if (tree.getParentName() != null || !tree.getNamedConsequences().isEmpty()) {
            outside(tokens.get(0), "Rules that extend others and named consequences", "Write a rule of its own.");
        }
        List<FactPattern> patterns = new ArrayList<>();
        for (BaseDescr part : tree.getLhs().getDescrs()) {
            element(part, tokens.get(when)).ifPresent(patterns::add);
        }
        if (tree.getLhs().getDescrs().isEmpty()) {
            faults.error(
                    "no-condition",
                    file.place(tokens.get(when).start(), tokens.get(when).end()),
                    "The left side of this rule is empty.",
                    "Name at least one fact, such as `Message()`.");
        }
        int rightEnd = tokens.get(tokens.size() - 1).start();
        List<VerbCall> verbs = verbs(tokens.get(then).end(), rightEnd);
        if (verbs.isEmpty() && faults.size() == before) {
            faults.error(
                    "no-effect",
                    file.place(tokens.get(then).start(), tokens.get(then).end()),
                    "The right side of this rule is empty.",
                    "Call a verb, such as `policy.needOrder(\"reason\");`.");
        }
        return faults.size() > before ? null : rule(head, patterns, verbs);
    }

    private PolicyRule rule(RuleHead head, List<FactPattern> patterns, List<VerbCall> verbs) {
        Place place = file.place(head.name().start(), head.name().end());
        RuleRef source = new RuleRef(
                head.value("id"),
                head.name().text(),
                file.path(),
                place.line(),
                layer,
                head.value("basis"),
                head.value("owner"),
                !head.value("confidence").isEmpty());
        return new PolicyRule(source, head.date("effective"), head.date("expires"), patterns, verbs, place);
    }

    private static int indexOf(List<Token> tokens, String word, int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0 && tokens.get(i).is(word)) {
                return i;
            }
        }
        return -1;
    }

    private List<VerbCall> verbs(int start, int end) {
        try {
            return new VerbParser(file, Lexer.tokens(file, start, end), scope).parse(faults);
        } catch (LanguageException e) {
            faults.addAll(List.of(e.fault()));
            return List.of();
        }
    }

    private Optional<FactPattern> element(BaseDescr part, Token when) {
        try {
            if (part instanceof PatternDescr pattern) {
                return Optional.of(pattern(pattern, FactPattern.Quantifier.EACH));
            }
            if (part instanceof NotDescr not
                    && not.getDescrs().size() == 1
                    && not.getDescrs().get(0) instanceof PatternDescr pattern) {
                return Optional.of(pattern(pattern, FactPattern.Quantifier.NOT));
            }
            if (part instanceof ExistsDescr exists
                    && exists.getDescrs().size() == 1
                    && exists.getDescrs().get(0) instanceof PatternDescr pattern) {
                return Optional.of(pattern(pattern, FactPattern.Quantifier.EXISTS));
            }
            Place place = part.getStartCharacter() > 0
                    ? file.place(part.getStartCharacter(), part.getEndCharacter() + 1)
                    : file.place(when.start(), when.end());
            faults.error(
                    "outside-language",
                    place,
                    "This is not a pattern over one fact.",
                    REMEDIES.getOrDefault(
                            part.getClass().getSimpleName(),
                            "Write `Fact( .. )`, `not Fact( .. )` or `exists Fact( .. )`; sums and counts are facts."));
        } catch (LanguageException e) {
            faults.addAll(List.of(e.fault()));
        }
        return Optional.empty();
    }

    private void outside(Token at, String what, String remedy) {
        faults.error(
                "outside-language",
                file.place(at.start(), at.end()),
                what + " are not part of the rule language.",
                remedy);
    }

    private FactPattern pattern(PatternDescr tree, FactPattern.Quantifier quantifier) {
        int start = tree.getStartCharacter();
        int end = tree.getEndCharacter() + 1;
        List<Token> tokens = Lexer.tokens(file, start, end);
        Token kindToken = tokens.stream()
                .filter(t -> t.text().equals(tree.getObjectType()))
                .findFirst()
                .orElse(tokens.get(0));
        Place place = file.place(start, end);
        refuseExtras(tree, tokens, place);
        Class<?> kind = Vocabulary.RULES.kind(tree.getObjectType());
        if (kind == null) {
            throw new LanguageException(
                    "unknown-fact",
                    file.place(kindToken.start(), kindToken.end()),
                    "There is no fact `" + tree.getObjectType() + "`.",
                    Names.suggest(tree.getObjectType(), Vocabulary.RULES.kindNames()));
        }
        Scope own = quantifier == FactPattern.Quantifier.EACH ? scope : scope.inner();
        String name = tree.getIdentifier() == null || tree.getIdentifier().isEmpty() ? null : tree.getIdentifier();
        if (name != null) {
            bindFact(name, kind, own, tokens.get(0));
        }
        Map<String, Operand.Field> fields = new LinkedHashMap<>();
        List<Condition> conditions = new ArrayList<>();
        for (BaseDescr constraint : tree.getConstraint().getDescrs()) {
            condition(constraint, kind, own, fields, conditions);
        }
        return new FactPattern(quantifier, kind, name, fields, conditions, place);
    }

    private void condition(
            BaseDescr constraint,
            Class<?> kind,
            Scope own,
            Map<String, Operand.Field> fields,
            List<Condition> conditions) {
        Place place = file.place(constraint.getStartCharacter(), constraint.getEndCharacter() + 1);
        if (!(constraint instanceof ExprConstraintDescr expression)
                || expression.getType() != ExprConstraintDescr.Type.NAMED) {
            faults.error(
                    "outside-language",
                    place,
                    "Values without the name of a field are not part of the rule language.",
                    "Write `field == value`.");
            return;
        }
        try {
            List<Token> tokens = Lexer.tokens(file, constraint.getStartCharacter(), constraint.getEndCharacter() + 1);
            Condition condition = new ConditionParser(file, tokens, kind, own, fields).parse();
            if (condition != null) {
                conditions.add(condition);
            }
        } catch (LanguageException e) {
            faults.addAll(List.of(e.fault()));
        }
    }

    private void bindFact(String name, Class<?> kind, Scope own, Token at) {
        Place place = file.place(at.start(), at.end());
        if (!name.startsWith("$")) {
            faults.error("binding-name", place, "A bound name starts with a dollar sign.", "Write `$" + name + "`.");
        }
        if (!own.bind(name, ValueType.fact(kind))) {
            faults.error("bound-twice", place, "`" + name + "` is bound already.", "Choose another name.");
        }
    }

    private void refuseExtras(PatternDescr tree, List<Token> tokens, Place place) {
        if (tree.getSource() != null || !tree.getBehaviors().isEmpty()) {
            throw new LanguageException(
                    "outside-language",
                    place,
                    "`from`, `accumulate`, `collect` and windows are not part of the rule language.",
                    "Sums and counts are facts; match the fact itself.");
        }
        if (tree.isUnification() || tree.isQuery() || !tree.getAnnotations().isEmpty()) {
            throw new LanguageException(
                    "outside-language",
                    file.place(tokens.get(0).start(), tokens.get(0).end()),
                    "This kind of pattern is not part of the rule language.",
                    "Write `$name : Fact( .. )`.");
        }
    }
}
