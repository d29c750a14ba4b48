package dev.decorum.rules.explain;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Limit;
import dev.decorum.policy.fact.Money;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.PolicyRule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random facts of every kind, whose values lie where rules change their minds: at literals, beside them, missing. */
public final class RandomFacts {
    /** Four seasons, so that rules with dates are met before and after them. */
    public static final List<Instant> INSTANTS = List.of(
            Instant.parse("2024-06-01T00:30:00Z"),
            Instant.parse("2026-08-01T22:00:00Z"),
            Instant.parse("2026-11-20T10:00:00Z"),
            Instant.parse("2027-03-01T03:00:00Z"));

    private static final int DRAWS = 500;
    private static final List<Class<? extends Fact>> KINDS =
            List.copyOf(FactKinds.byName().values());

    private final Random random;
    private final List<BigDecimal> decimals;
    private final List<Integer> wholes;
    private final List<String> texts;

    /** A generator; the same seed and literals give the same facts. */
    public RandomFacts(Random random, Literals literals) {
        this.random = random;
        this.decimals = literals.decimals();
        this.wholes = literals.wholes();
        this.texts = literals.texts();
    }

    /** What a caller could send: one of each kind at most, but several claims and actions with ids of their own. */
    public List<Fact> request() {
        List<Fact> facts = new ArrayList<>();
        for (Class<? extends Fact> kind : KINDS) {
            if (kind != Limit.class) {
                double share = Action.class.isAssignableFrom(kind) ? 0.2 : 0.75;
                int most = Action.class.isAssignableFrom(kind) || kind == Claim.class ? 2 : 1;
                for (int i = 0; i < most && random.nextDouble() < share; i++) {
                    facts.add(fact(kind, "a" + facts.size()));
                }
            }
        }
        return facts;
    }

    /** Facts that no caller could send: of any kind as often as it comes, most that a rule asks for, with ids that clash. */
    public List<Fact> anythingFor(PolicyRule rule, int count) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Class<?> wanted = any(rule.patterns()).kind();
            List<Class<? extends Fact>> kinds = random.nextInt(3) == 0
                    ? KINDS
                    : KINDS.stream().filter(wanted::isAssignableFrom).toList();
            facts.add(fact(any(kinds), any(List.of("D-1", "D-2", "a3"))));
        }
        return facts;
    }

    /**
     * The facts with others in the place of some, so that a rule is likely to match.
     *
     * @param given facts beside them that stay as they are
     */
    public List<Fact> aimedAt(PolicyRule rule, List<Fact> facts, List<Fact> given) {
        List<Fact> changed = new ArrayList<>(facts);
        Bindings names = Bindings.NONE;
        for (FactPattern pattern : rule.patterns()) {
            Bindings before = names;
            if (pattern.quantifier() == FactPattern.Quantifier.NOT) {
                changed.removeIf(f -> fits(pattern, f, before));
                continue;
            }
            Fact fact = given.stream()
                    .filter(f -> fits(pattern, f, before))
                    .findFirst()
                    .orElseGet(() -> drawn(pattern, before, changed));
            if (pattern.quantifier() == FactPattern.Quantifier.EACH) {
                names = names.with(pattern, fact);
            }
        }
        return changed;
    }

    /** A fact for a pattern, put among the facts; when none fits after many draws, the last one drawn. */
    private Fact drawn(FactPattern pattern, Bindings names, List<Fact> facts) {
        List<Class<? extends Fact>> kinds =
                KINDS.stream().filter(pattern.kind()::isAssignableFrom).toList();
        Fact fact = fact(any(kinds), "aimed-" + facts.size());
        for (int i = 0; i < DRAWS && !fits(pattern, fact, names); i++) {
            fact = fact(any(kinds), "aimed-" + facts.size());
        }
        if (!(fact instanceof Action) && !(fact instanceof Claim)) {
            Class<?> kind = fact.getClass();
            facts.removeIf(f -> f.getClass() == kind);
        }
        facts.add(fact);
        return fact;
    }

    private static boolean fits(FactPattern pattern, Fact fact, Bindings names) {
        return pattern.kind().isInstance(fact)
                && pattern.conditions().stream().allMatch(c -> Conditions.holds(c, fact, names.with(pattern, fact)));
    }

    /** One of these. */
    public <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Fact fact(Class<? extends Fact> kind, String id) {
        if (kind == Claim.class) {
            Claim claim = (Claim) record(Claim.class, id, Set.of("startsAt", "endsAt", "confidence"));
            int start = random.nextInt(40);
            return new Claim(
                    claim.category(), null, start, start + random.nextInt(9), claim.language(), random.nextInt(101));
        }
        return (Fact) record(kind, Action.class.isAssignableFrom(kind) ? id : "", Set.of());
    }

    private Object record(Class<?> type, String id, Set<String> zero) {
        if (type == Money.class) {
            return money();
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            values[i] = components[i].getName().equals("id") && !id.isEmpty()
                    ? id
                    : zero.contains(components[i].getName()) ? Integer.valueOf(0) : value(type, components[i]);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("A random " + type.getSimpleName() + " cannot be made.", e);
        }
    }

    private Money money() {
        BigDecimal reference = random.nextInt(5) == 0 ? null : any(decimals);
        return random.nextBoolean()
                ? new Money(null, null, reference)
                : new Money(any(decimals), any(List.of("EUR", "USD", "XXX")), reference);
    }

    private Object value(Class<?> owner, RecordComponent component) {
        Class<?> type = component.getType();
        if (type == int.class) {
            return any(wholes);
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (component.getGenericType() instanceof ParameterizedType list) {
            return several((Class<?>) list.getActualTypeArguments()[0]);
        }
        if (type.isEnum()) {
            return any(List.of(type.getEnumConstants()));
        }
        if (type.isRecord()) {
            return record(type, "", Set.of());
        }
        if (component.getName().equals("zone")) {
            return any(List.of("Europe/Berlin", "America/New_York"));
        }
        boolean needed = owner == Limit.class || component.getName().equals("now");
        if (component.getName().equals("text") || (!needed && random.nextInt(5) == 0)) {
            return null;
        }
        return type == String.class
                ? any(texts)
                : type == Integer.class
                        ? any(wholes)
                        : type == Boolean.class
                                ? random.nextBoolean()
                                : type == Instant.class ? any(INSTANTS) : any(decimals);
    }

    private Set<Object> several(Class<?> element) {
        Set<Object> values = new HashSet<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            values.add(element.isEnum() ? any(List.of(element.getEnumConstants())) : any(texts));
        }
        return values;
    }
}
