package dev.decorum.example.console;

import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.rules.book.LimitInForce;
import dev.decorum.rules.book.RuleSentence;
import dev.decorum.rules.book.Scope;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.PolicyRule;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules that hold on a channel in a region, in plain words, to be read and not changed. */
final class RulePages {
    private static final int LONGEST_SEARCH = 200;

    private final Path folder;
    private final PolicyEngine engine;
    private final RuleTally tally;
    private @Nullable RuleSet read;
    private String readFor = "";

    RulePages(Path folder, PolicyEngine engine, RuleTally tally) {
        this.folder = folder;
        this.engine = engine;
        this.tally = tally;
    }

    /**
     * A rule as it is shown.
     *
     * @param source its name, its place and its basis
     * @param words what it says
     * @param effective the first day on which it holds; null for always
     * @param expires the first day on which it holds no longer; null for never
     * @param holds whether it holds today
     * @param fired in how many decisions it spoke
     */
    record Shown(
            RuleRef source,
            RuleSentence words,
            @Nullable LocalDate effective,
            @Nullable LocalDate expires,
            boolean holds,
            long fired) {}

    /** A layer with those of its rules that were asked for. */
    record Group(String layer, List<Shown> rules) {
        Group {
            rules = List.copyOf(rules);
        }
    }

    void show(Visit visit) {
        Optional<RuleSet> found = rules();
        Map<String, Object> model = new HashMap<>();
        model.put("readable", found.isPresent());
        model.put("tally", tally);
        found.ifPresent(rules -> fill(visit, rules, model));
        visit.show("rules.jte", "rules.title", "rules", model);
    }

    private void fill(Visit visit, RuleSet rules, Map<String, Object> model) {
        TreeSet<String> channels = new TreeSet<>(rules.catalog().channels().keySet());
        TreeSet<String> regions = new TreeSet<>(rules.catalog().regions().keySet());
        String channel = chosen(visit.query("channel"), channels, "whatsapp");
        String region = chosen(visit.query("region"), regions, "de");
        String words = visit.query("q");
        String wanted =
                (words.length() > LONGEST_SEARCH ? words.substring(0, LONGEST_SEARCH) : words).toLowerCase(Locale.ROOT);
        ZoneId zone = rules.catalog().region(region).map(r -> r.zone()).orElse(ZoneId.of("UTC"));
        LocalDate today = LocalDate.ofInstant(visit.now(), zone);
        Scope scope = new Scope(channel, region, null);
        List<Group> groups = new ArrayList<>();
        for (Layer layer : scope.layers(rules)) {
            List<Shown> shown = layer.rules().stream()
                    .map(rule -> shown(rule, today))
                    .filter(rule -> matches(rule, wanted))
                    .toList();
            if (!shown.isEmpty()) {
                groups.add(new Group(layer.id(), shown));
            }
        }
        model.put("channels", channels);
        model.put("regions", regions);
        model.put("channel", channel);
        model.put("region", region);
        model.put("words", words);
        model.put("groups", groups);
        model.put("limits", LimitInForce.in(rules, scope, today));
        model.put("catalog", rules.catalog());
        model.put("hash", rules.hash());
        model.put("inForce", rules.hash().equals(engine.rulesHash()));
    }

    private Shown shown(PolicyRule rule, LocalDate today) {
        return new Shown(
                rule.source(),
                RuleSentence.of(rule),
                rule.effective(),
                rule.expires(),
                rule.holdsOn(today),
                tally.of(rule.source().id()));
    }

    private static boolean matches(Shown rule, String wanted) {
        return wanted.isBlank() || rule.toString().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** The rules of the folder, read again when others are in force. */
    private synchronized Optional<RuleSet> rules() {
        String inForce = engine.rulesHash();
        if (read == null || !inForce.equals(readFor)) {
            read = RuleFolder.read(folder).ruleSet().orElse(null);
            readFor = inForce;
        }
        return Optional.ofNullable(read);
    }

    private static String chosen(String asked, SortedSet<String> known, String usual) {
        return known.contains(asked) ? asked : known.contains(usual) ? usual : known.first();
    }
}
