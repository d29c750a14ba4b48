package dev.decorum.rules.lint;

import dev.decorum.policy.fact.Limit;
import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.FactPattern.Quantifier;
import dev.decorum.rules.language.Operand;
import dev.decorum.rules.language.PolicyRule;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Whether one rule fires whenever another does: each pattern of the broader rule is met by what a pattern of the
 * narrower rule asks for, and what the broader one excludes the narrower one excludes too.
 */
final class RuleMatch {
    private final PolicyRule narrow;
    private final PolicyRule broad;
    private final int[] images;
    private final Predicate<RuleMatch> wanted;

    private RuleMatch(PolicyRule narrow, PolicyRule broad, Predicate<RuleMatch> wanted) {
        this.narrow = narrow;
        this.broad = broad;
        this.wanted = wanted;
        this.images = new int[broad.patterns().size()];
    }

    /** Whether the broad rule surely fires whenever the narrow one does, in a way that is wanted. */
    static boolean exists(PolicyRule narrow, PolicyRule broad, Predicate<RuleMatch> wanted) {
        return new RuleMatch(narrow, broad, wanted).from(0);
    }

    /** The narrow rule. */
    RuleLogic narrowLogic() {
        return new RuleLogic(narrow, i -> "pattern " + i);
    }

    /** The broad rule, its patterns named as those of the narrow rule that they stand for. */
    RuleLogic broadLogic() {
        return new RuleLogic(broad, i -> "pattern " + images[i]);
    }

    private boolean from(int pattern) {
        if (pattern == images.length) {
            return wanted.test(this);
        }
        for (int image = 0; image < narrow.patterns().size(); image++) {
            images[pattern] = image;
            if (fits(pattern, image) && from(pattern + 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(int pattern, int image) {
        FactPattern wide = broad.patterns().get(pattern);
        FactPattern tight = narrow.patterns().get(image);
        boolean excludes = wide.quantifier() == Quantifier.NOT;
        boolean same = wide.quantifier() == tight.quantifier();
        if (!same && !(wide.quantifier() == Quantifier.EXISTS && tight.quantifier() == Quantifier.EACH)) {
            return false;
        }
        Class<?> smaller = excludes ? wide.kind() : tight.kind();
        Class<?> larger = excludes ? tight.kind() : wide.kind();
        if (!larger.isAssignableFrom(smaller)) {
            return false;
        }
        List<Formula> asked =
                new RuleLogic(narrow, i -> i == image ? RuleLogic.SELF : "pattern " + i).conditions(image);
        List<Formula> met = new RuleLogic(
                        broad,
                        i -> i == pattern || (i < pattern && images[i] == image)
                                ? RuleLogic.SELF
                                : "pattern " + images[i])
                .conditions(pattern);
        return excludes
                ? Reasoning.follows(met, new Formula.All(asked))
                : Reasoning.follows(asked, new Formula.All(met));
    }

    /** Whether two rules can never fire for one request, as far as two of their patterns show. */
    static boolean exclude(PolicyRule a, PolicyRule b) {
        for (int i = 0; i < a.patterns().size(); i++) {
            for (int j = 0; j < b.patterns().size(); j++) {
                if (exclude(a, i, b, j)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether what one pattern asks for and what another asks for or excludes cannot be in one request. */
    static boolean exclude(PolicyRule a, int i, PolicyRule b, int j) {
        FactPattern one = a.patterns().get(i);
        FactPattern other = b.patterns().get(j);
        List<Formula> ofOne = new RuleLogic(a, shared(a, "a", i)).conditions(i);
        List<Formula> ofOther =
                new RuleLogic(b, a.id().equals(b.id()) ? shared(a, "a", i, j) : shared(b, "b", j)).conditions(j);
        boolean oneAsks = one.quantifier() != Quantifier.NOT;
        boolean otherAsks = other.quantifier() != Quantifier.NOT;
        if (oneAsks && otherAsks) {
            return one.kind() == other.kind()
                    && RuleLogic.isSingle(one.kind())
                    && !Reasoning.canHold(List.of(new Formula.All(ofOne), new Formula.All(ofOther)));
        }
        if (oneAsks && other.kind().isAssignableFrom(one.kind())) {
            return Reasoning.follows(ofOne, new Formula.All(ofOther));
        }
        return otherAsks
                && one.kind().isAssignableFrom(other.kind())
                && Reasoning.follows(ofOther, new Formula.All(ofOne));
    }

    /** Names under which facts that a request holds once, and limits with a name, are the same in all rules. */
    private static IntFunction<String> shared(PolicyRule rule, String prefix, int... self) {
        return i -> {
            FactPattern pattern = rule.patterns().get(i);
            if (RuleLogic.isSingle(pattern.kind())) {
                return pattern.kind().getSimpleName();
            }
            for (int number : self) {
                if (number == i) {
                    return RuleLogic.SELF;
                }
            }
            return pattern.kind() == Limit.class ? "limit " + limit(pattern, prefix + i) : prefix + i;
        };
    }

    private static String limit(FactPattern pattern, String otherwise) {
        for (Condition condition : pattern.conditions()) {
            if (condition instanceof Condition.Compare compare
                    && compare.operator() == Condition.Operator.EQUAL
                    && compare.left() instanceof Operand.Field field
                    && field.path().equals(List.of("name"))
                    && compare.right() instanceof Operand.Literal literal) {
                return String.valueOf(literal.value());
            }
        }
        return otherwise;
    }
}
