package dev.decorum.testing;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Limit;
import dev.decorum.policy.fact.Moment;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.rules.catalog.LimitEntry;
import dev.decorum.rules.catalog.RuleSet;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Random requests without texts, whose amounts and counts lie where the limits of a rule set let decisions change. */
public final class RandomRequests {
    private static final List<Instant> INSTANTS = List.of(
            Instant.parse("2025-06-01T00:30:00Z"),
            Instant.parse("2026-11-20T10:00:00Z"),
            Instant.parse("2026-11-24T14:00:00Z"),
            Instant.parse("2027-03-01T03:00:00Z"));
    private static final List<String> TEXTS = List.of("D-1", "D-1", "D-2", "en", "de", "vip", "card");
    private static final List<String> LANGUAGES = List.of("de", "en", "en-US", "ja");
    private static final List<Class<? extends Fact>> KINDS =
            List.copyOf(FactKinds.byName().values());

    private final Random random;
    private final List<String> channels;
    private final List<String> regions;
    private final List<BigDecimal> amounts;

    /** Requests for these rules; the same seed gives the same requests. */
    public RandomRequests(long seed, RuleSet rules) {
        this.random = new Random(seed);
        this.channels = List.copyOf(new TreeSet<>(rules.catalog().channels().keySet()));
        this.regions = List.copyOf(new TreeSet<>(rules.catalog().regions().keySet()));
        TreeSet<BigDecimal> near = new TreeSet<>();
        for (LimitEntry limit : rules.layers().values().stream()
                .flatMap(layer -> layer.limits().stream())
                .toList()) {
            for (String step : List.of("-1", "0", "1")) {
                near.add(limit.value().add(new BigDecimal(step)).max(BigDecimal.ZERO));
            }
        }
        this.amounts = List.copyOf(near);
    }

    /** So many requests. */
    public List<PolicyRequest> next(int count) {
        List<PolicyRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(next());
        }
        return requests;
    }

    /** The next request. */
    public PolicyRequest next() {
        List<Fact> facts = new ArrayList<>();
        for (Class<? extends Fact> kind : KINDS) {
            boolean action = Action.class.isAssignableFrom(kind);
            if (kind == Rollout.class) {
                facts.add(new Rollout(
                        random.nextInt(4) == 0 ? any(RolloutStage.values()) : RolloutStage.REVIEWED_EXECUTION));
            } else if (kind == Claim.class && random.nextInt(3) == 0) {
                int start = random.nextInt(40);
                facts.add(new Claim(any(ClaimCategory.values()), null, start, start + 5, "en", 90));
            } else if (kind != Claim.class
                    && kind != Limit.class
                    && kind != Moment.class
                    && random.nextDouble() < (action ? 0.2 : 0.9)) {
                facts.add((Fact) record(kind, action ? FactKinds.nameOf(kind) + "-1" : ""));
            }
        }
        String channel = random.nextBoolean() ? any(List.of("whatsapp", "instagram-comments")) : any(channels);
        String region = random.nextBoolean() ? any(List.of("de", "us", "fr")) : any(regions);
        return PolicyRequest.on(channel)
                .in(region)
                .at(any(INSTANTS))
                .with(facts)
                .build();
    }

    private Object record(Class<?> type, String id) {
        if (type == Money.class) {
            return random.nextInt(8) == 0 ? Money.UNKNOWN : new Money(any(amounts), any(List.of("EUR", "USD")), null);
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            String name = components[i].getName();
            values[i] = name.equals("id") && !id.isEmpty()
                    ? id
                    : name.equals("cumulative") ? Money.UNKNOWN : value(components[i]);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("A random " + type.getSimpleName() + " cannot be made.", e);
        }
    }

    private Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == boolean.class || (type == Boolean.class && random.nextBoolean())) {
            return random.nextBoolean();
        }
        if (component.getGenericType() instanceof ParameterizedType set) {
            Class<?> element = (Class<?>) set.getActualTypeArguments()[0];
            return several(element);
        }
        if (type.isEnum()) {
            return any(type.getEnumConstants());
        }
        if (type.isRecord()) {
            return record(type, "");
        }
        if (type == int.class) {
            return random.nextInt(4);
        }
        if (component.getName().equals("text") || type == Boolean.class || random.nextInt(6) == 0) {
            return null;
        }
        if (type == Integer.class) {
            return random.nextInt(6);
        }
        if (type == Instant.class) {
            return any(INSTANTS).minus(Duration.ofDays(random.nextInt(50)));
        }
        return component.getName().equals("language") ? any(LANGUAGES) : any(TEXTS);
    }

    private Set<Object> several(Class<?> element) {
        Set<Object> values = new HashSet<>();
        for (int left = random.nextInt(3); left > 0; left--) {
            values.add(element.isEnum() ? any(element.getEnumConstants()) : any(TEXTS));
        }
        return values;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
