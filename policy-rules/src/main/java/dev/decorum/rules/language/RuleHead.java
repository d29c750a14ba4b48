package dev.decorum.rules.language;

import dev.decorum.policy.internal.Names;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
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

    private final SourceFile file;
    private final Faults faults;
    private final Map<String, Token> values = new HashMap<>();
    private final Token name;

    RuleHead(SourceFile file, List<Token> head, Faults faults) {
        this.file = file;
        this.faults = faults;
        this.name = head.size() > 1 ? head.get(1) : head.get(0);
        int i = 2;
        while (i < head.size()) {
            i = head.get(i).is("@") ? annotation(head, i) : attribute(head, i);
        }
        checkId();
        checkDates();
        Token confidence = values.get("confidence");
        if (confidence != null && !confidence.text().equals("unconfirmed")) {
            faults.error(
                    "bad-annotation",
                    file.place(confidence.start(), confidence.end()),
                    "The only confidence that is marked is \"unconfirmed\".",
                    "Write `@confidence(\"unconfirmed\")`, or leave the annotation out.");
        }
    }

    Token name() {
        return name;
    }

    String value(String annotation) {
        Token token = values.get(annotation);
        return token == null ? "" : token.text();
    }

    @Nullable
    LocalDate date(String annotation) {
        Token token = values.get(annotation);
        if (token == null) {
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
        if (!known) {
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
            boolean single = close == next + 2 && value.kind() == Token.Kind.TEXT;
            if (known && single && values.put(name.text(), value) != null) {
                faults.error(
                        "bad-annotation",
                        file.place(head.get(at).start(), name.end()),
                        "`@" + name.text() + "` stands twice.",
                        "Keep one of them.");
            }
            if (known && !single) {
                badValue(head.get(at), name);
            }
            return close + 1;
        }
        if (known) {
            badValue(head.get(at), name);
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

    private int attribute(List<Token> head, int at) {
        Token word = head.get(at);
        faults.error(
                "outside-language",
                file.place(word.start(), word.end()),
                word.shown() + " is not part of the rule language.",
                "Between the name of a rule and `when` stand annotations such as `@id(\"..\")`; the order in which rules run never matters.");
        int next = at + 1;
        while (next < head.size() && !head.get(next).is("@")) {
            next++;
        }
        return next;
    }

    private void checkId() {
        Token id = values.get("id");
        if (id == null) {
            faults.error(
                    "missing-id",
                    file.place(name.start(), name.end()),
                    "This rule has no id.",
                    "Add `@id(\"" + kebab(name.text()) + "\")` below its name.");
        } else if (!id.text().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
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
