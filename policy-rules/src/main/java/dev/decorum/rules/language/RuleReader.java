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
    private final Mentions mentions;
    private final Faults faults;
    private final Scope scope = new Scope();

    RuleReader(SourceFile file, String layer, Mentions mentions, Faults faults) {
        this.file = file;
        this.layer = layer;
        this.mentions = mentions;
        this.faults = faults;
    }

    /** The rule; null when it has faults. */
    @Nullable
    PolicyRule read(FileOutline.Section section) {
        int before = faults.size();
        List<Token> tokens = section.beginning();
        boolean broken = tokens.stream().anyMatch(t -> t.kind() == Token.Kind.BAD);
        int when = indexOf(tokens, "when", 0);
        int then = indexOf(tokens, "then", Math.max(when, 0));
        RuleHead head = new RuleHead(file, tokens.subList(0, when < 0 ? headEnd(tokens) : when), faults);
        head.id().ifPresent(id -> mentions.id(id, head.place()));
        if (!section.readable()) {
            return null;
        }
        if (when < 0 || then < 0) {
            incomplete(tokens, when, then, broken);
            return null;
        }
        List<FactPattern> patterns = left(tokens, when, then);
        List<VerbCall> verbs = right(tokens, then);
        if (broken || faults.size() > before || hasFault(section)) {
            return null;
        }
        if (!SecondReading.agrees(file.text().substring(section.start(), section.end()), head, patterns)) {
            faults.error(
                    "two-readings",
                    head.place(),
                    "This rule cannot be read without doubt.",
                    "Write it anew, like the rules beside it, and report it: the check should have named the place.");
            return null;
        }
        return rule(head, patterns, verbs);
    }

    /** A rule without one of its words; what stands on the sides that can be told is read all the same. */
    private void incomplete(List<Token> tokens, int when, int then, boolean broken) {
        if (!broken) {
            String missing = when >= 0 ? "no `then`" : then >= 0 ? "no `when`" : "neither `when` nor `then`";
            faults.error(
                    "syntax",
                    file.place(tokens.get(0).start(), tokens.get(1).end()),
                    "This rule has " + missing + ".",
                    "A rule is written `rule \"name\" @id(\"..\") when .. then .. end`.");
        }
        int right = then >= 0 ? then + 1 : firstVerb(tokens);
        int left = when >= 0 ? when + 1 : headEnd(tokens);
        int end = tokens.size() - 1;
        if (left < (then >= 0 ? then : right)) {
            patterns(tokens, left, then >= 0 ? then : right);
        }
        if (right >= 0 && right < end) {
            new VerbParser(file, TokenReader.part(tokens, right, end), scope, faults).parse();
        }
    }

    /** Where the right side of a rule without {@code then} begins; -1 when that cannot be told. */
    private int firstVerb(List<Token> tokens) {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("policy") && tokens.get(i + 1).is(".") && startsLine(tokens, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Where the head of a rule without {@code when} ends: where a pattern begins. */
    private int headEnd(List<Token> tokens) {
        int at = Math.min(2, tokens.size() - 1);
        while (at < tokens.size() - 1) {
            Token token = tokens.get(at);
            boolean pattern = token.isWord()
                    && (startsLine(tokens, at)
                            || tokens.get(at + 1).is("(")
                            || tokens.get(at + 1).is(":"));
            if (pattern && !RuleHead.startsAttribute(tokens, at)) {
                return at;
            }
            at = token.is("@") ? RuleHead.annotationEnd(tokens, at) : at + 1;
        }
        return at;
    }

    private boolean startsLine(List<Token> tokens, int at) {
        return file.lineAt(tokens.get(at - 1).start())
                < file.lineAt(tokens.get(at).start());
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
        return patterns(tokens, when + 1, then);
    }

    private List<FactPattern> patterns(List<Token> tokens, int from, int to) {
        List<FactPattern> patterns = new PatternParser(file, TokenReader.part(tokens, from, to), scope, faults).parse();
        patterns.forEach(p -> p.limitNames().forEach(n -> mentions.limit(String.valueOf(n.value()), n.place())));
        return patterns;
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
        List<VerbCall> verbs = new VerbParser(file, TokenReader.part(tokens, then + 1, end), scope, faults).parse();
        verbs.stream().filter(verb -> verb.verb().getName().equals("disclose")).forEach(this::mentionDisclosure);
        return verbs;
    }

    private void mentionDisclosure(VerbCall disclose) {
        List<Operand> key = disclose.arguments().get(0);
        if (key.size() == 1 && key.get(0) instanceof Operand.Literal text) {
            mentions.disclosure(String.valueOf(text.value()), text.place());
        }
    }

    private PolicyRule rule(RuleHead head, List<FactPattern> patterns, List<VerbCall> verbs) {
        Place place = head.place();
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
                    && startsLine(tokens, i)
                    && (i + 1 == tokens.size() || !tokens.get(i + 1).is("=="));
            if (token.is(word) && (depth <= 0 || alone)) {
                return i;
            }
        }
        return -1;
    }
}
