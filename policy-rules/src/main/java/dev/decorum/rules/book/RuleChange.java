package dev.decorum.rules.book;

import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.LimitEntry;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.source.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day on which a rule or a limit begins or ends to hold.
 *
 * @param day the first day on which it holds, or no longer holds
 * @param kind which of the two
 * @param subject whether it is a rule or a limit
 * @param id the id of the rule or the name of the limit
 * @param layer the layer that holds it
 * @param about the name of the rule, or the value of the limit
 * @param basis what it stands on
 * @param place where it stands
 */
public record RuleChange(
        LocalDate day, Kind kind, Subject subject, String id, String layer, String about, String basis, Place place) {
    /** What happens on the day. */
    public enum Kind {
        /** It no longer holds. */
        EXPIRES,
        /** It holds from then on. */
        TAKES_EFFECT
    }

    /** What it happens to. */
    public enum Subject {
        /** A rule. */
        RULE,
        /** A limit. */
        LIMIT
    }

    /** What changes in a scope after one day, until and including another, by day, file and line. */
    public static List<RuleChange> between(RuleSet rules, Scope scope, LocalDate after, LocalDate until) {
        List<RuleChange> found = new ArrayList<>();
        List<Layer> layers = scope.layers(rules);
        for (Layer layer : layers) {
            for (PolicyRule rule : layer.rules()) {
                add(found, rule.effective(), Kind.TAKES_EFFECT, rule);
                add(found, rule.expires(), Kind.EXPIRES, rule);
            }
        }
        for (LimitInForce limit : LimitInForce.in(rules, Scope.ANYWHERE, null)) {
            if (layers.stream().anyMatch(l -> l.id().equals(limit.layer()))) {
                String value = limit.shown(rules.catalog());
                add(found, limit.entry().effective(), Kind.TAKES_EFFECT, limit, value);
                add(found, limit.entry().expires(), Kind.EXPIRES, limit, value);
            }
        }
        found.removeIf(c -> !c.day().isAfter(after) || c.day().isAfter(until));
        found.sort(Comparator.comparing(RuleChange::day)
                .thenComparing(RuleChange::place)
                .thenComparing(RuleChange::kind));
        return List.copyOf(found);
    }

    private static void add(List<RuleChange> found, @Nullable LocalDate day, Kind kind, PolicyRule rule) {
        if (day != null) {
            String layer = rule.source().layer();
            String basis = rule.source().basis();
            found.add(new RuleChange(
                    day, kind, Subject.RULE, rule.id(), layer, rule.source().name(), basis, rule.place()));
        }
    }

    private static void add(
            List<RuleChange> found, @Nullable LocalDate day, Kind kind, LimitInForce limit, String value) {
        if (day != null) {
            LimitEntry entry = limit.entry();
            found.add(new RuleChange(
                    day, kind, Subject.LIMIT, entry.name(), limit.layer(), value, entry.basis(), entry.place()));
        }
    }
}
