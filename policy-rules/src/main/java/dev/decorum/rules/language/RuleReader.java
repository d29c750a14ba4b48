package dev.decorum.rules.language;

import dev.decorum.policy.decision.RuleRef;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one rule, its head, left and right side, and says what in it is wrong or outside the language. */
final class RuleReader {
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
    PolicyRule read(FileOutline.Section section) {
        List<Token> tokens = section.tokens();
        boolean broken = tokens.stream().anyMatch(t -> t.kind() == Token.Kind.BAD);
        int before = faults.size();
        int when = indexOf(tokens, "when", 0);
        int then = indexOf(tokens, "then", Math.max(when, 0));
        if (when < 0 || then < 0) {
            if (!broken) {
                faults.error(
                        "syntax",
                        file.place(tokens.get(0).start(), tokens.get(1).end()),
                        "This rule has no `" + (when < 0 ? "when" : "then") + "`.",
                        "A rule is written `rule \"name\" @id(\"..\") when .. then .. end`.");
            }
            return null;
        }
        RuleHead head = new RuleHead(file, tokens.subList(0, when), faults);
        List<FactPattern> patterns = left(tokens, when, then);
        List<VerbCall> verbs = right(tokens, then);
        if (broken || faults.size() > before || hasFault(section)) {
            return null;
        }
        if (!SecondReading.agrees(file.text().substring(section.start(), section.end()), head, patterns)) {
            faults.error(
                    "two-readings",
                    file.place(head.name().start(), head.name().end()),
                    "This rule cannot be read without doubt.",
                    "Write it anew, like the rules beside it, and report it: the check should have named the place.");
            return null;
        }
        return rule(head, patterns, verbs);
    }

    /** Whether something in the text of a rule was at fault before the rule was read, such as a hidden character. */
    private boolean hasFault(FileOutline.Section section) {
        int first = file.lineAt(section.start());
        int last = file.lineAt(section.end());
        return faults.list().stream()
                .map(Fault::place)
                .anyMatch(p -> p.file().equals(file.path()) && p.line() >= first && p.line() <= last);
    }

    private List<FactPattern> left(List<Token> tokens, int when, int then) {
        if (then == when + 1) {
            faults.error(
                    "no-condition",
                    file.place(tokens.get(when).start(), tokens.get(when).end()),
                    "The left side of this rule is empty.",
                    "Name at least one fact, such as `Message()`.");
        }
        List<Token> left = TokenReader.part(tokens, when + 1, then);
        return new PatternParser(file, left, scope, faults).parse();
    }

    private List<VerbCall> right(List<Token> tokens, int then) {
        int end = tokens.size() - 1;
        Token word = tokens.get(then);
        if (tokens.get(then + 1).is("[") && tokens.get(then + 1).start() == word.end()) {
            faults.error(
                    "outside-language",
                    file.place(word.start(), word.end()),
                    "Right sides with names are not part of the rule language.",
                    "Write a rule of its own.");
            return List.of();
        }
        if (end == then + 1) {
            faults.error(
                    "no-effect",
                    file.place(word.start(), word.end()),
                    "The right side of this rule is empty.",
                    "Call a verb, such as `policy.needOrder(\"reason\");`.");
        }
        return new VerbParser(file, TokenReader.part(tokens, then + 1, end), scope, faults).parse();
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

    /** Where a word stands outside of brackets, or first on its line where a bracket was left open before it. */
    private int indexOf(List<Token> tokens, String word, int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            boolean alone = i > 0
                    && file.lineAt(tokens.get(i - 1).start()) < file.lineAt(token.start())
                    && (i + 1 == tokens.size() || !tokens.get(i + 1).is("=="));
            if (token.is(word) && (depth <= 0 || alone)) {
                return i;
            }
        }
        return -1;
    }
}
