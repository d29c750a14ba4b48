package dev.decorum.rules.book;

import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.rules.catalog.Catalog;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.Region;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.source.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a rule set in plain words, for those who answer for them and do not read code: what holds, on what basis,
 * from when and until when, by whom, and where it is written. The same rule set gives the same book, byte for byte.
 */
public final class RuleBook {
    private final RuleSet rules;
    private final Page page;
    private final List<Layer> layers;

    private RuleBook(RuleSet rules, Page page) {
        this.rules = rules;
        this.page = page;
        this.layers = Scope.ANYWHERE.layers(rules);
    }

    /** The book in the Markdown of GitHub. */
    public static String markdown(RuleSet rules) {
        return new RuleBook(rules, new MarkdownPage()).write();
    }

    /** The book as one HTML file that needs nothing else. */
    public static String html(RuleSet rules) {
        return new RuleBook(rules, new HtmlPage()).write();
    }

    private String write() {
        page.begin("Rule book");
        int limits = LimitInForce.in(rules, Scope.ANYWHERE, null).size();
        page.paragraph(page.text(count(rules.rules().size(), "rule") + " and " + count(limits, "limit") + " in "
                + count(layers.size(), "layer") + ". Generated from the rules with the hash `"
                + rules.hash().substring(0, 12) + "`; whoever wants something else changes the rules, not this book."));
        howToRead();
        contents();
        where();
        limits();
        layers.forEach(this::layer);
        return page.end();
    }

    private void howToRead() {
        page.heading(2, "how-to-read", page.text("How to read it"));
        page.items(List.of(
                page.text("A rule adds to the decision on a case; the order of rules and layers never matters."),
                page.text("Of several rules on one action the strictest counts: what must not run comes before what"
                        + " waits for approval, and that before what may run. Where no rule speaks, a person decides."),
                page.text("Proof of identity, approvals, evidence and what a reply must or must not say add up; of"
                        + " several lengths the smallest and of several deadlines the earliest counts."),
                page.text(
                        "Of several tones, forms of address and languages the one of the most specific layer counts."),
                page.text("A case is judged by the rules that hold on its day, in the time zone of its region."),
                page.text("A basis that is called unconfirmed has been written down and not been confirmed by a"
                        + " lawyer or by the platform.")));
    }

    private void contents() {
        page.heading(2, "contents", page.text("Contents"));
        List<Page.Entry> entries = new ArrayList<>();
        entries.add(new Page.Entry(1, "where", "Which layers hold where"));
        entries.add(new Page.Entry(1, "limits", "Limits"));
        for (Layer layer : layers) {
            if (!layer.rules().isEmpty()) {
                entries.add(new Page.Entry(1, anchor(layer), title(layer.id())));
                topics(layer).keySet().forEach(t -> entries.add(new Page.Entry(2, anchor(layer, t), t.title())));
            }
        }
        page.contents(entries);
    }

    /** Channels and regions for which the same layers hold share a row. */
    private void where() {
        page.heading(2, "where", page.text("Which layers hold where"));
        page.paragraph(page.text("A case is decided by all layers of its row together, and by the layer of its brand"
                + " if it has one. Only layers that have files are named."));
        Catalog catalog = rules.catalog();
        Map<Map<String, List<String>>, List<String>> alike = new LinkedHashMap<>();
        for (String channel : new TreeSet<>(catalog.channels().keySet())) {
            Map<String, List<String>> regionsByLayers = new LinkedHashMap<>();
            for (String region : new TreeSet<>(catalog.regions().keySet())) {
                regionsByLayers
                        .computeIfAbsent(layersOf(channel, region), l -> new ArrayList<>())
                        .add(region);
            }
            alike.computeIfAbsent(regionsByLayers, r -> new ArrayList<>()).add(channel);
        }
        List<List<String>> rows = new ArrayList<>();
        alike.forEach((regionsByLayers, channels) -> regionsByLayers.forEach((held, regions) -> rows.add(List.of(
                page.text(String.join(", ", channels)), page.text(String.join(", ", regions)), page.text(held)))));
        page.table("Layers by channel and region", List.of("Channels", "Regions", "Layers"), rows);
    }

    private String layersOf(String channel, String region) {
        return rules.catalog().layersOf(channel, region, null).stream()
                .filter(rules.layers()::containsKey)
                .map(l -> "`" + l + "`")
                .collect(Collectors.joining(", "));
    }

    private void limits() {
        page.heading(2, "limits", page.text("Limits"));
        page.paragraph(page.text("Amounts are in " + rules.catalog().referenceCurrency()
                + ". Where several layers name a limit, the most specific one decides, within the bounds."));
        List<List<String>> rows = LimitInForce.in(rules, Scope.ANYWHERE, null).stream()
                .map(limit -> List.of(
                        page.code(limit.entry().name()),
                        page.code(limit.layer()),
                        page.text(limit.shown(rules.catalog())),
                        page.text(limit.bounds()),
                        page.text(limit.entry().basis()),
                        page.text(dates(limit.entry().effective(), limit.entry().expires())),
                        page.code(place(limit.entry().place()))))
                .toList();
        page.table(
                "Limits by name and layer",
                List.of("Limit", "Layer", "Value", "Bounds", "Basis", "Holds", "Written in"),
                rows);
    }

    private void layer(Layer layer) {
        if (layer.rules().isEmpty()) {
            return;
        }
        page.heading(2, anchor(layer), page.text(title(layer.id())));
        page.paragraph(page.text(reach(layer.id())));
        topics(layer).forEach((topic, found) -> {
            page.heading(3, anchor(layer, topic), page.text(topic.title()));
            found.forEach(this::rule);
        });
    }

    private static Map<EffectWords.Topic, List<PolicyRule>> topics(Layer layer) {
        Map<EffectWords.Topic, List<PolicyRule>> topics = new EnumMap<>(EffectWords.Topic.class);
        layer.rules().forEach(r -> topics.computeIfAbsent(EffectWords.Topic.of(r), t -> new ArrayList<>())
                .add(r));
        return topics;
    }

    private void rule(PolicyRule rule) {
        RuleRef source = rule.source();
        RuleSentence said = RuleSentence.of(rule);
        List<String> effects = said.effects();
        page.heading(4, "rule-" + source.id(), page.text(first(source.name())));
        if (effects.size() == 1) {
            page.paragraph(page.text(said.when() + ", " + effects.get(0)));
        } else {
            page.paragraph(page.text(said.when() + ":"));
            page.items(effects.stream().map(page::text).toList());
        }
        page.paragraph(page.strong("Basis:") + " "
                + page.text(source.basis() + (source.unconfirmed() ? " (unconfirmed)" : "") + ". ")
                + page.strong("Holds:") + " " + page.text(dates(rule.effective(), rule.expires()) + ". ")
                + (source.owner().isEmpty() ? "" : page.strong("Owner:") + " " + page.text(source.owner() + ". "))
                + page.strong("Rule:") + " " + page.code(source.id()) + " " + page.text("in") + " "
                + page.code(place(rule.place())));
    }

    private static String dates(@Nullable LocalDate effective, @Nullable LocalDate expires) {
        if (effective == null && expires == null) {
            return "always";
        }
        String from = effective == null ? "" : "from " + effective;
        String until = expires == null ? "" : "until the day before " + expires;
        return (from + " " + until).strip();
    }

    private static String place(Place place) {
        return place.file() + ":" + place.line();
    }

    private String title(String layer) {
        String[] parts = layer.split("/");
        String last = parts[parts.length - 1];
        if (parts.length == 4) {
            return "Channel " + parts[1] + " in region " + last;
        }
        return switch (parts[0]) {
            case "base" -> "Every case";
            case "surfaces" -> "Surface " + last.replace('-', ' ');
            case "channels" -> "Channel " + last;
            case "regions" -> "Region " + last;
            default -> "Brand " + last;
        };
    }

    private String reach(String layer) {
        String[] parts = layer.split("/");
        String held = "Layer `" + layer + "`";
        if (parts[0].equals("surfaces")) {
            String channels = new TreeMap<>(rules.catalog().channels())
                    .entrySet().stream()
                            .filter(c -> FactKinds.wordFor(c.getValue()).equals(parts[1]))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.joining(", "));
            return held + ", for these channels: " + (channels.isEmpty() ? "none" : channels) + ".";
        }
        if (layer.contains("regions/")) {
            String region = parts[parts.length - 1];
            String below = new TreeMap<>(rules.catalog().regions())
                    .values().stream()
                            .map(Region::id)
                            .filter(r -> !r.equals(region)
                                    && rules.catalog().layersOf("", r, null).contains("regions/" + region))
                            .collect(Collectors.joining(", "));
            return held + (below.isEmpty() ? "." : ", also for the regions in it: " + below + ".");
        }
        return held + ".";
    }

    private static String anchor(Layer layer) {
        return "layer-" + layer.id().replace('/', '-');
    }

    private static String anchor(Layer layer, EffectWords.Topic topic) {
        return anchor(layer) + "-" + FactKinds.wordFor(topic);
    }

    private static String first(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
