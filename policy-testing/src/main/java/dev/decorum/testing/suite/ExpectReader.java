package dev.decorum.testing.suite;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.Effect;
import dev.decorum.policy.decision.Reason;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.catalog.YamlSource.YamlMap;
import dev.decorum.rules.catalog.YamlSource.YamlValue;
import dev.decorum.testing.suite.Expected.Many;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes checks of what a case expects. Belongs to one thread. */
final class ExpectReader {
    private static final List<String> REASON = List.of("rule", "effect", "subject", "text");

    private final ValueReader values;
    private final Where where;
    private final Known known;
    private final List<String> actions;
    private final List<Check> checks = new ArrayList<>();

    ExpectReader(ValueReader values, Where where, Known known, Collection<String> actions) {
        this.values = values;
        this.where = where;
        this.known = known;
        this.actions = List.copyOf(actions);
    }

    /** What the rules know, asked for once for all cases. Safe for use by several threads. */
    static final class Known {
        private final RuleSet rules;
        private final Map<String, Collection<String>> words = new ConcurrentHashMap<>();

        Known(RuleSet rules) {
            this.rules = rules;
        }

        Collection<String> of(String noun, Function<RuleSet, Collection<String>> source) {
            return words.computeIfAbsent(noun, n -> Set.copyOf(source.apply(rules)));
        }

        Collection<String> ruleIds() {
            return of("rule", Expectations::ruleIds);
        }
    }

    List<Check> read(YamlMap expect) {
        int before = values.faults().size();
        keys("", Expectations.ALL, expect);
        if (checks.isEmpty() && values.faults().size() == before) {
            values.faults()
                    .error(
                            "expects-nothing",
                            expect.place(),
                            "This case expects nothing, so it can never fail.",
                            "Name what the decision must hold, such as `rulings: { refund: review }`.");
        }
        return checks;
    }

    private void keys(String path, Expected.Keys expected, YamlMap map) {
        map.allow(expected.keys().keySet().toArray(String[]::new));
        expected.keys().forEach((name, inner) -> map.value(name)
                .ifPresent(value -> read(path.isEmpty() ? name : path + "." + name, inner, value)));
    }

    private void read(String path, Expected expected, YamlValue value) {
        if (expected instanceof Expected.One one) {
            one(path, one, value);
        } else if (expected instanceof Many many) {
            many(path, many, value);
        } else if (expected instanceof Expected.PerAction perAction) {
            value.map().ifPresent(map -> perAction(path, perAction, map));
        } else if (expected instanceof Expected.Keys keys) {
            if (!value.isMap() && !value.isList() && !keys.main().isEmpty()) {
                read(path, keys.keys().getOrDefault(keys.main(), keys), value);
            } else {
                value.map().ifPresent(map -> keys(path, keys, map));
            }
        } else if (expected instanceof Expected.Ordered ordered) {
            ordered(path, ordered, value);
        } else if (expected instanceof Expected.Rules rules) {
            rules(rules.fired(), value);
        } else {
            ValueReader.each(value).forEach(item -> item.map().ifPresent(map -> reason(path, item, map)));
        }
    }

    private void one(String path, Expected.One one, YamlValue value) {
        Object expected = value.isNull() ? Checks.NONE : one(one, value);
        if (expected != null) {
            checks.add(Checks.same(
                    path,
                    value.place(),
                    Expected.show(expected),
                    decision -> Expected.show(one.actual().apply(decision))));
        }
    }

    private @Nullable Object one(Expected.One one, YamlValue value) {
        return switch (one.kind()) {
            case WORD -> values.word(value, one.type());
            case COUNT -> values.count(value);
            case YES_NO -> Checks.NONE.equals(value.text()) ? Checks.NONE : values.yesNo(value);
            case TIME -> Checks.NONE.equals(value.text()) ? Checks.NONE : values.time(value, where.at(), where.zone());
            default -> values.text(value);
        };
    }

    private void many(String path, Many many, YamlValue value) {
        Function<PolicyDecision, List<String>> actual = decision ->
                many.actual().apply(decision).stream().map(Expected::show).toList();
        if (value.isMap()) {
            value.map().ifPresent(map -> some(path, many, map, actual));
            return;
        }
        boolean none = value.isNull() || Checks.NONE.equals(value.text());
        List<String> expected = none ? List.of() : words(many, value);
        checks.add(Checks.exactly(path, value.place(), expected, actual));
    }

    private void some(String path, Many many, YamlMap map, Function<PolicyDecision, List<String>> actual) {
        map.allow("has", "lacks");
        map.value("has")
                .ifPresent(value -> eachWord(
                        many,
                        value,
                        (item, word) -> checks.add(Checks.has(path, item.place(), word, fits(many, word), actual))));
        map.value("lacks")
                .ifPresent(value -> eachWord(
                        many,
                        value,
                        (item, word) -> checks.add(Checks.lacks(path, item.place(), word, fits(many, word), actual))));
    }

    private static Predicate<String> fits(Many many, String word) {
        return many.within() ? text -> text.contains(word) : word::equals;
    }

    private interface WordConsumer {
        void accept(YamlValue item, String word);
    }

    private void eachWord(Many many, YamlValue value, WordConsumer consumer) {
        for (YamlValue item : ValueReader.each(value)) {
            words(many, item).forEach(word -> consumer.accept(item, word));
        }
    }

    private List<String> words(Many many, YamlValue value) {
        if (many.type().isEnum()) {
            return values.words(value, many.type()).stream()
                    .map(FactKinds::wordFor)
                    .toList();
        }
        List<String> found = new ArrayList<>();
        for (YamlValue item : ValueReader.each(value)) {
            String text = text(many.vocabulary(), item);
            if (text != null) {
                found.add(text);
            }
        }
        return found;
    }

    private @Nullable String text(Expected.Vocabulary vocabulary, YamlValue item) {
        Function<RuleSet, Collection<String>> source = vocabulary.known();
        if (source != null) {
            return values.oneOf(item, vocabulary.noun(), known.of(vocabulary.noun(), source));
        }
        String text = values.text(item);
        if (text != null && !vocabulary.form().isEmpty() && !text.matches(vocabulary.form())) {
            values.wrong(item, "`" + text + "` is no " + vocabulary.noun() + ".", vocabulary.remedy());
            return null;
        }
        return text;
    }

    private void perAction(String path, Expected.PerAction perAction, YamlMap map) {
        for (String id : map.keys()) {
            if (actions.contains(id)) {
                map.value(id)
                        .ifPresent(value -> read(path + "." + id, perAction.of().apply(id), value));
            } else {
                values.faults()
                        .error(
                                "unknown-action",
                                map.placeOf(id),
                                "The case gives no action `" + id + "`.",
                                actions.isEmpty() ? "Give one under `actions`." : Names.suggest(id, actions));
            }
        }
    }

    private void ordered(String path, Expected.Ordered ordered, YamlValue value) {
        List<YamlValue> items =
                value.isNull() || Checks.NONE.equals(value.text()) ? List.of() : ValueReader.each(value);
        checks.add(Checks.same(
                path,
                value.place(),
                items.size() + " of them",
                decision -> ordered.actual().apply(decision).size() + " of them"));
        for (int i = 0; i < items.size(); i++) {
            read(path + "[" + i + "]", ordered.of().apply(i), items.get(i));
        }
    }

    private void rules(boolean fired, YamlValue value) {
        for (YamlValue item : ValueReader.each(value)) {
            String id = rule(item);
            if (id != null) {
                checks.add(fired ? Checks.fired(item.place(), id) : Checks.silent(item.place(), id));
            }
        }
    }

    private @Nullable String rule(YamlValue value) {
        return values.oneOf(value, "rule", known.ruleIds());
    }

    private void reason(String path, YamlValue item, YamlMap map) {
        map.allow(REASON.toArray(String[]::new));
        map.required("rule");
        String id = map.value("rule").map(this::rule).orElse(null);
        Effect effect = (Effect)
                map.value("effect").map(v -> values.word(v, Effect.class)).orElse(null);
        String subject = map.value("subject").map(values::text).orElse(null);
        String text = map.value("text").map(values::text).orElse(null);
        if (id != null) {
            String expected = (effect == null ? "speak" : FactKinds.wordFor(effect))
                    + (subject == null ? "" : " " + subject)
                    + (text == null ? "" : " saying `" + text + "`");
            Predicate<Reason> fits = reason -> (effect == null || reason.effect() == effect)
                    && (subject == null || reason.subject().equals(subject))
                    && (text == null || reason.text().contains(text));
            checks.add(Checks.reason(path, item.place(), id, expected, fits));
        }
    }
}
