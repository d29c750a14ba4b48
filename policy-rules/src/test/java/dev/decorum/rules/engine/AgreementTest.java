package dev.decorum.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.resolution.DecisionCollector;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.Catalog;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.LimitEntry;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.explain.Literals;
import dev.decorum.rules.explain.RandomFacts;
import dev.decorum.rules.explain.RandomRules;
import dev.decorum.rules.explain.RuleEvaluator;
import dev.decorum.rules.language.Gate;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Drools and the interpreter of explanations share nothing but the typed rules: each checks the other. Every third request
 * is aimed at one of the rules, in turn, where its layer holds. A fifth of the requests unless the system property {@code
 * long} is set.
 */
class AgreementTest {
    private static final boolean LONG = Boolean.getBoolean("long");
    private static final int SHIPPED_REQUESTS = LONG ? 90_000 : 18_000;
    private static final int GENERATED_REQUESTS = LONG ? 10_000 : 2_000;
    private static final int GENERATED_RULES = LONG ? 240 : 120;

    private static final LocalDate DAY = LocalDate.EPOCH;
    private final Set<String> fired = new TreeSet<>();
    private final Set<String> silent = new TreeSet<>();

    @Test
    void onTheShippedRulesBothFireTheSame() throws Exception {
        RuleSet rules = RuleFolder.read(RuleFiles.SHIPPED).ruleSet().orElseThrow();
        Map<String, CompiledLayer> compiled = compiled(rules.layers().values().stream()
                .filter(l -> !l.rules().isEmpty())
                .toList());
        RuleProgram program = new RuleProgram(rules, compiled);
        Catalog catalog = rules.catalog();
        List<String> channels = new ArrayList<>(new TreeSet<>(catalog.channels().keySet()));
        List<String> regions = new ArrayList<>(new TreeSet<>(catalog.regions().keySet()));
        RandomFacts random = new RandomFacts(
                new Random(20261120),
                Literals.of(
                        rules.rules(),
                        rules.layers().values().stream()
                                .flatMap(l -> l.limits().stream())
                                .map(LimitEntry::value)
                                .toList()));

        List<Map.Entry<String, PolicyRule>> targets = rules.layers().values().stream()
                .flatMap(l -> l.rules().stream().map(rule -> Map.entry(l.id(), rule)))
                .toList();

        for (int i = 0; i < SHIPPED_REQUESTS; i++) {
            Map.Entry<String, PolicyRule> target = targets.get(i / 3 % targets.size());
            List<String> aim = i % 3 == 0 ? List.of(target.getKey().split("/")) : List.of();
            PolicyRequest bare = PolicyRequest.on(random.any(channelsOf(aim, catalog, channels)))
                    .in(random.any(after("regions", aim).map(List::of).orElse(regions)))
                    .at(random.any(RandomFacts.INSTANTS))
                    .build();
            List<Fact> facts = random.request();
            if (i % 3 == 0) {
                facts = random.aimedAt(
                        target.getValue(), facts, program.complete(bare).facts());
            }
            PolicyRequest request = program.complete(bare.withFacts(facts));
            for (String id : catalog.layersOf(request.channel(), request.region(), null)) {
                CompiledLayer layer = compiled.get(id);
                if (layer != null) {
                    compare(layer, rules.layers().get(id).rules(), request, request.facts(), program.day(request));
                }
            }
        }

        String[] all = rules.rules().stream().map(PolicyRule::id).toArray(String[]::new);
        assertThat(fired).as("rules that fired").containsExactlyInAnyOrder(all);
        assertThat(silent).as("rules that did not fire").containsExactlyInAnyOrder(all);
    }

    /** The channels on which a layer can hold, by the parts of its id. */
    private static List<String> channelsOf(List<String> layer, Catalog catalog, List<String> all) {
        return after("channels", layer)
                .map(List::of)
                .or(() -> after("surfaces", layer).map(surface -> all.stream()
                        .filter(c -> catalog.surface(c).map(FactKinds::wordFor).equals(Optional.of(surface)))
                        .toList()))
                .orElse(all);
    }

    /** What a layer's id names under a section, such as the region under {@code regions}. */
    private static Optional<String> after(String section, List<String> layer) {
        int at = layer.indexOf(section);
        return at < 0 ? Optional.empty() : Optional.of(layer.get(at + 1));
    }

    @Test
    void onGeneratedRulesBothFireTheSame() throws Exception {
        Random seeds = new Random(7);
        RandomRules random = new RandomRules(seeds);
        StringBuilder text = new StringBuilder(RuleFiles.head("base"));
        for (int i = 0; i < GENERATED_RULES; i++) {
            text.append(random.rule("g-" + i));
        }
        Faults faults = new Faults();
        List<PolicyRule> rules =
                Gate.read(new SourceFile("base/rules.drl", text.toString()), "base", "rules.base", faults);
        assertThat(faults.list()).isEmpty();
        assertThat(rules).hasSize(GENERATED_RULES);
        CompiledLayer layer =
                compiled(List.of(new Layer("base", rules, List.of(), ""))).get("base");
        RandomFacts facts = new RandomFacts(seeds, Literals.of(rules, List.of()));
        PolicyRequest request = PolicyRequest.on("whatsapp")
                .in("de")
                .at(RandomFacts.INSTANTS.get(0))
                .build();

        for (int i = 0; i < GENERATED_REQUESTS; i++) {
            PolicyRule target = facts.any(rules);
            List<Fact> some = facts.anythingFor(target, 1 + i % 12);
            compare(layer, rules, request, i % 3 == 0 ? facts.aimedAt(target, some, List.of()) : some, DAY);
        }

        assertThat(fired.size()).as("rules that fired").isGreaterThan(GENERATED_RULES / 2);
        assertThat(silent.size()).as("rules that did not fire").isGreaterThan(GENERATED_RULES / 2);
    }

    private static Map<String, CompiledLayer> compiled(List<Layer> layers) throws ReflectiveOperationException {
        List<LayerCode> code =
                new LayerCompiler().compile(layers.stream().map(LayerSource::of).toList());
        Map<String, CompiledLayer> compiled = new HashMap<>();
        for (int i = 0; i < code.size(); i++) {
            Layer layer = layers.get(i);
            compiled.put(layer.id(), new CompiledLayer(layer, code.get(i).newModel()));
        }
        return compiled;
    }

    private void compare(
            CompiledLayer layer, List<PolicyRule> rules, PolicyRequest request, List<Fact> facts, LocalDate day) {
        DecisionCollector collector = new DecisionCollector(request);
        RecordingFirings drools = new RecordingFirings(collector, rules, day);
        layer.evaluate(facts, drools, collector);
        Map<Fact, Integer> places = new IdentityHashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            places.put(facts.get(i), i);
        }
        for (int i = 0; i < rules.size(); i++) {
            List<List<Fact>> matches = RuleEvaluator.matches(rules.get(i), facts);
            (matches.isEmpty() ? silent : fired).add(rules.get(i).id());
            if (!matches.isEmpty() || !drools.of(i).isEmpty()) {
                assertThat(counted(drools.of(i), places))
                        .as("what Drools fired of %s on %s", rules.get(i), facts)
                        .isEqualTo(counted(matches, places));
            }
        }
    }

    /** How often each combination of facts matched, a fact being its place in the request. */
    private static Map<List<Integer>, Integer> counted(List<List<Fact>> matches, Map<Fact, Integer> places) {
        Map<List<Integer>, Integer> counts = new HashMap<>();
        for (List<Fact> match : matches) {
            counts.merge(match.stream().map(places::get).toList(), 1, Integer::sum);
        }
        return counts;
    }
}
