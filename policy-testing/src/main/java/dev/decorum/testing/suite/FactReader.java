package dev.decorum.testing.suite;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Moment;
import dev.decorum.policy.fact.Reply;
import dev.decorum.rules.catalog.Region;
import dev.decorum.rules.catalog.YamlSource.YamlValue;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes facts of what a case gives. Belongs to one thread. */
final class FactReader {
    private final ValueReader values;
    private final Where where;

    FactReader(ValueReader values, Where where) {
        this.values = values;
        this.where = where;
    }

    /** A fact; empty with a fault when it cannot be made. */
    <F extends Fact> Optional<F> fact(Class<F> type, Layered given) {
        FactShape shape = FactShape.of(type);
        given.allow(shape.names());
        return make(shape, given, defaults(type)).map(type::cast);
    }

    /** An action, which has its id already. */
    Optional<Action> action(Class<? extends Fact> type, String id, Layered given) {
        FactShape shape = FactShape.of(type);
        List<String> names = new ArrayList<>(shape.names());
        names.remove("id");
        names.add("fact");
        given.allow(names);
        return make(shape, given, Map.of("id", id)).map(Action.class::cast);
    }

    private Optional<Object> make(FactShape shape, Layered given, Map<String, Object> defaults) {
        int before = values.faults().size();
        List<@Nullable Object> read = new ArrayList<>();
        for (FactShape.Field field : shape.fields().values()) {
            YamlValue value = field(field, given);
            Object found = value == null || value.isNull() ? null : read(field, value);
            read.add(found == null ? defaults.getOrDefault(field.name(), none(field)) : found);
        }
        if (values.faults().size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(shape.make(read.toArray()));
        } catch (IllegalArgumentException e) {
            values.faults().error("wrong-value", given.place(), String.valueOf(e.getMessage()), "");
            return Optional.empty();
        }
    }

    private @Nullable YamlValue field(FactShape.Field field, Layered given) {
        String shortName = field.shortName();
        YamlValue whole = given.field(field.name()).orElse(null);
        YamlValue shorter = shortName == null ? null : given.field(shortName).orElse(null);
        if (whole != null && shorter != null) {
            values.wrong(
                    shorter, "`" + shortName + "` and `" + field.name() + "` are the same.", "Give one of the two.");
        }
        return whole == null ? shorter : whole;
    }

    private static @Nullable Object none(FactShape.Field field) {
        if (!field.primitive()) {
            return null;
        }
        return field.kind() == FactShape.Kind.YES_NO ? (Object) false : (Object) 0;
    }

    private @Nullable Object read(FactShape.Field field, YamlValue value) {
        return switch (field.kind()) {
            case TEXT -> values.text(value);
            case TEXTS -> values.texts(value);
            case WORD -> values.word(value, field.type());
            case WORDS -> new LinkedHashSet<Object>(values.words(value, field.type()));
            case COUNT -> values.count(value);
            case NUMBER -> values.number(value);
            case YES_NO -> values.yesNo(value);
            case TIME -> values.time(value, where.at(), where.zone());
            case MONEY -> values.money(value);
            case PART -> part(field, value);
        };
    }

    private @Nullable Object part(FactShape.Field field, YamlValue value) {
        FactShape shape = FactShape.of(field.type());
        Layered given = value.map()
                .map(map -> new Layered(List.of(Layered.Part.of(map))))
                .orElse(null);
        if (given == null) {
            return null;
        }
        given.allow(shape.names());
        return make(shape, given, Map.of()).orElse(null);
    }

    private Map<String, Object> defaults(Class<?> type) {
        if (type == Message.class) {
            return Map.of("channel", where.channel(), "audience", where.audience());
        }
        if (type == Reply.class) {
            return Map.of("audience", where.audience());
        }
        if (type == Claim.class) {
            return Map.of("confidence", 100);
        }
        return type == Moment.class ? moment() : Map.of();
    }

    /** What the engine would compute, so that a case changes one part of it alone. */
    private Map<String, Object> moment() {
        ZonedDateTime local = where.at().atZone(where.zone());
        Optional<Region> region = where.catalog().region(where.region());
        return Map.of(
                "now", where.at(),
                "zone", where.zone().getId(),
                "localHour", local.getHour(),
                "weekday", local.getDayOfWeek(),
                "workingHours", within(region.map(Region::work), local),
                "quietHours", within(region.map(Region::quiet), local));
    }

    private static boolean within(Optional<Region.Hours> hours, ZonedDateTime local) {
        return hours.map(h -> h.contain(local.getDayOfWeek(), local.toLocalTime()))
                .orElse(false);
    }
}
