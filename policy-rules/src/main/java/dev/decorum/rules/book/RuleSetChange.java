package dev.decorum.rules.book;

import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.LimitEntry;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.DrlWriter;
import dev.decorum.rules.language.PolicyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one version of a rule set has that another has not. A rule that only moved to another line is the same.
 *
 * @param added the ids of new rules, in order
 * @param changed the ids of rules that say something else, in order
 * @param removed the ids of rules that are gone, in order
 * @param limits the limits that differ, such as {@code small in base: 20 -> 25}, in order
 */
public record RuleSetChange(List<String> added, List<String> changed, List<String> removed, List<String> limits) {
    public RuleSetChange {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
        limits = List.copyOf(limits);
    }

    /** What is different after a change. */
    public static RuleSetChange between(RuleSet before, RuleSet after) {
        Map<String, String> old = rules(before);
        Map<String, String> now = rules(after);
        List<String> added = new ArrayList<>(now.keySet());
        added.removeAll(old.keySet());
        List<String> removed = new ArrayList<>(old.keySet());
        removed.removeAll(now.keySet());
        List<String> changed = new ArrayList<>(now.keySet());
        changed.removeIf(id -> !old.containsKey(id) || Objects.equals(now.get(id), old.get(id)));
        return new RuleSetChange(added, changed, removed, limits(limits(before), limits(after)));
    }

    private static Map<String, String> rules(RuleSet rules) {
        Map<String, String> texts = new TreeMap<>();
        for (PolicyRule rule : rules.rules()) {
            texts.put(
                    rule.id(),
                    String.join(
                            "\n",
                            rule.source().name(),
                            rule.source().layer(),
                            rule.source().basis(),
                            rule.source().owner(),
                            rule.source().unconfirmed() + " " + rule.effective() + " " + rule.expires(),
                            DrlWriter.write("rules", Object.class, List.of(rule))));
        }
        return texts;
    }

    private static Map<String, String> limits(RuleSet rules) {
        Map<String, String> values = new TreeMap<>();
        for (Layer layer : rules.layers().values()) {
            for (LimitEntry entry : layer.limits()) {
                values.put(entry.name() + " in " + layer.id(), shown(entry));
            }
        }
        return values;
    }

    private static String shown(LimitEntry entry) {
        return entry.value().toPlainString()
                + (entry.floor() == null ? "" : " from " + entry.floor().toPlainString())
                + (entry.ceiling() == null ? "" : " to " + entry.ceiling().toPlainString())
                + (entry.effective() == null ? "" : ", effective " + entry.effective())
                + (entry.expires() == null ? "" : ", expires " + entry.expires());
    }

    private static List<String> limits(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> different = new ArrayList<>();
        for (String name : names) {
            String old = before.getOrDefault(name, "none");
            String now = after.getOrDefault(name, "none");
            if (!old.equals(now)) {
                different.add(name + ": " + old + " -> " + now);
            }
        }
        return different;
    }
}
