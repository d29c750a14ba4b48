package dev.decorum.rules.language;

import dev.decorum.policy.internal.Names;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands between the word `rule` and the word `when`: the name and the annotations. */
final class RuleHead {
    private static final Map<String, String> ANNOTATIONS = Map.of(
            "id", "@id(\"kebab-case\")",
            "basis", "@basis(\"the law, platform policy or house rule\")",
            "owner", "@owner(\"the team\")",
            "effective", "@effective(\"2026-08-02\")",
            "expires", "@expires(\"2027-01-01\")",
            "confidence", "@confidence(\"unconfirmed\")");

    private static final String NO_ORDER = "Delete it: the order in which rules run never matters.";
    private static final String ONCE = "Delete it: a rule speaks once for each set of facts that fits.";
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("salience", NO_ORDER),
            Map.entry("agenda-group", NO_ORDER),
            Map.entry("ruleflow-group", NO_ORDER),
            Map.entry("activation-group", NO_ORDER),
            Map.entry("auto-focus", NO_ORDER),
            Map.entry("no-loop", ONCE),
            Map.entry("lock-on-active", ONCE),
            Map.entry("timer", "Delete it: the clock is a fact; match `Moment( .. )`."),
            Map.entry("duration", "Delete it: the clock is a fact; match `Moment( .. )`."),
            Map.entry("calendars", "Delete it: the clock is a fact; match `Moment( .. )`."),
            Map.entry("date-effective", "Write `@effective(\"2026-08-02\")`."),
            Map.entry("date-expires", "Write `@expires(\"2027-01-01\")`."),
            Map.entry("enabled", "Delete the rule, or end it with `@expires(\"2027-01-01\")`."),
            Map.entry("dialect", "Delete it: there is only one."),
            Map.entry("extends", "Write the conditions of the other rule into this one."));

    /** Stands for a value that is wrong and reported. */
    private static final Token BROKEN = new Token(Token.Kind.BAD, "", 0, 0);

    private final SourceFile file;
    private final Faults faults;
    private final Map<String, Token> values = new HashMap<>();
    private final Token name;

    RuleHead(SourceFile file, List<Token> head, Faults faults) {
        this.file = file;
        this.faults = faults;
        this.name = head.size() > 1 ? head.get(1) : head.get(0);
        int i = checkName(head);
        while (i < head.size()) {
            i = head.get(i).is("@") ? annotation(head, i) : attribute(head, i);
        }
        checkId();
        checkDates();
        Token confidence = values.get("confidence");
        if (confidence != null
                && confidence.kind() == Token.Kind.TEXT
                && !confidence.text().equals("unconfirmed")) {
            faults.error(
                    "bad-annotation",
                    file.place(confidence.start(), confidence.end()),
                    "The only confidence that is marked is \"unconfirmed\".",
                    "Write `@confidence(\"unconfirmed\")`, or leave the annotation out.");
        }
    }

    private int checkName(List<Token> head) {
        if (name.kind() == Token.Kind.TEXT && !name.text().isBlank()) {
            return 2;
        }
        boolean unnamed = !name.isWord() || head.size() < 2 || ATTRIBUTES.containsKey(name.text());
        if (name.kind() != Token.Kind.BAD) {
            faults.error(
                    "rule-name",
                    file.place(name.start(), name.end()),
                    unnamed ? "This rule has no name." : "The name of a rule stands in quotes.",
                    unnamed ? "Write `rule \"what it does\"`." : "Write `rule \"" + name.text() + "\"`.");
        }
        int next = unnamed && name.kind() != Token.Kind.TEXT ? 1 : 2;
        while (next < head.size() && !head.get(next).is("@") && !startsAttribute(head, next)) {
            next++;
        }
        return next;
    }

    Token name() {
        return name;
    }

    /** Where its name stands. */
    Place place() {
        return file.place(name.start(), name.end());
    }

    /** Its id; empty when it has none that can be read. */
    Optional<String> id() {
        Token id = values.get("id");
        return id == null || id.kind() == Token.Kind.BAD ? Optional.empty() : Optional.of(id.text());
    }

    /** How many annotations there are. */
    int annotations() {
        return values.size();
    }

    String value(String annotation) {
        Token token = values.get(annotation);
        return token == null ? "" : token.text();
    }

    @Nullable
    LocalDate date(String annotation) {
        Token token = values.get(annotation);
        if (token == null || token.kind() == Token.Kind.BAD) {
            return null;
        }
        try {
            return LocalDate.parse(token.text());
        } catch (DateTimeException e) {
            faults.error(
                    "bad-date",
                    file.place(token.start(), token.end()),
                    "\"" + token.text() + "\" is not a date.",
                    "Write year, month and day, such as \"2026-08-02\".");
            return null;
        }
    }

    private int annotation(List<Token> head, int at) {
        Token name = at + 1 < head.size() ? head.get(at + 1) : head.get(at);
        boolean known = ANNOTATIONS.containsKey(name.text());
        if (!known && name.kind() != Token.Kind.BAD) {
            faults.error(
                    "unknown-annotation",
                    file.place(head.get(at).start(), name.end()),
                    "There is no annotation `@" + name.text() + "`.",
                    Names.suggest(name.text(), new TreeSet<>(ANNOTATIONS.keySet())));
        }
        int next = at + 2;
        if (next < head.size() && head.get(next).is("(")) {
            int close = closing(head, next);
            Token value = head.get(next + 1 < head.size() ? next + 1 : next);
            boolean single = close == next + 2 && head.get(close).is(")") && value.kind() == Token.Kind.TEXT;
            if (known && single && values.put(name.text(), value) != null) {
                faults.error(
                        "twice",
                        file.place(head.get(at).start(), name.end()),
                        "`@" + name.text() + "` stands twice.",
                        "Keep one of them.");
            }
            boolean reported = head.subList(next, close + 1).stream().anyMatch(t -> t.kind() == Token.Kind.BAD);
            if (known && !single && !reported) {
                badValue(head.get(at), name);
            }
            if (known && !single) {
                values.putIfAbsent(name.text(), BROKEN);
            }
            return close + 1;
        }
        if (known) {
            badValue(head.get(at), name);
            values.putIfAbsent(name.text(), BROKEN);
        }
        while (next < head.size() && head.get(next).kind() == Token.Kind.TEXT) {
            next++;
        }
        return next;
    }

    private void badValue(Token at, Token name) {
        faults.error(
                "bad-annotation",
                file.place(at.start(), name.end()),
                "`@" + name.text() + "` takes one text in quotes.",
                "Write `" + ANNOTATIONS.get(name.text()) + "`.");
    }

    private static int closing(List<Token> head, int open) {
        int depth = 0;
        for (int i = open; i < head.size(); i++) {
            depth += head.get(i).is("(") ? 1 : head.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return head.size() - 1;
    }

    /** The offset after a word that may have dashes inside, such as `no-loop`. */
    private static int wordEnd(List<Token> head, int at) {
        int last = at;
        while (last + 2 < head.size()
                && head.get(last + 1).is("-")
                && head.get(last + 1).start() == head.get(last).end()
                && head.get(last + 2).isWord()
                && head.get(last + 2).start() == head.get(last + 1).end()) {
            last += 2;
        }
        return last;
    }

    private static String word(List<Token> head, int at) {
        return head.subList(at, wordEnd(head, at) + 1).stream().map(Token::text).collect(Collectors.joining());
    }

    /** The offset after the annotation that begins with the sign at {@code at}. */
    static int annotationEnd(List<Token> tokens, int at) {
        int next = Math.min(at + 2, tokens.size() - 1);
        return tokens.get(next).is("(") ? Math.min(closing(tokens, next) + 1, tokens.size() - 1) : next;
    }

    static boolean startsAttribute(List<Token> head, int at) {
        return head.get(at).isWord() && ATTRIBUTES.containsKey(word(head, at));
    }

    private int attribute(List<Token> head, int at) {
        Token first = head.get(at);
        String word = word(head, at);
        int last = wordEnd(head, at);
        if (first.kind() != Token.Kind.BAD) {
            faults.error(
                    "outside-language",
                    file.place(first.start(), head.get(last).end()),
                    (first.isWord() ? "`" + word + "`" : first.shown()) + " is not part of the rule language.",
                    ATTRIBUTES.getOrDefault(
                            word, "Between the name of a rule and `when` stand annotations such as `@id(\"..\")`."));
        }
        int next = last + 1;
        while (next < head.size() && !head.get(next).is("@") && !startsAttribute(head, next)) {
            next++;
        }
        return next;
    }

    private void checkId() {
        Token id = values.get("id");
        if (id == null) {
            faults.error(
                    "missing-id",
                    place(),
                    "This rule has no id.",
                    "Add `@id(\"" + kebab(name.text()) + "\")` below its name.");
        } else if (id.kind() == Token.Kind.TEXT && !id.text().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            faults.error(
                    "bad-id",
                    file.place(id.start(), id.end()),
                    "An id is written in small letters, digits and single dashes.",
                    "Write `@id(\"" + kebab(id.text()) + "\")`.");
        }
    }

    private void checkDates() {
        LocalDate from = date("effective");
        LocalDate until = date("expires");
        Token token = values.get("expires");
        if (token != null && from != null && until != null && !until.isAfter(from)) {
            faults.error(
                    "bad-date",
                    file.place(token.start(), token.end()),
                    "The rule expires before it takes effect.",
                    "Give `@expires` a day after `@effective`.");
        }
    }

    private static String kebab(String text) {
        String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "name-of-the-rule" : plain;
    }
}
