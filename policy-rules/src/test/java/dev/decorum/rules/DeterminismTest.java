package dev.decorum.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.Conversation;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Execution;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.LookUpOrder;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.OrderStatus;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Reply;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.SendReply;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.fact.WindowKind;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.engine.ProgramBuilder;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.explain.Literals;
import dev.decorum.rules.explain.RandomFacts;
import dev.decorum.rules.language.PolicyRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Decides 1,000 random requests, 10,000 with {@code -Dlong}, and one request a thousand times. */
class DeterminismTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final int REQUESTS = System.getProperty("long") == null ? 1_000 : 10_000;
    private static final int THREADS = 8;

    private static RuleSet rules;
    private static List<RuleProgram> programs;

    @BeforeAll
    static void compileTheRulesInTwoOrders() {
        rules = RuleFolder.read(RuleFiles.SHIPPED).ruleSet().orElseThrow();
        programs =
                List.of(new ProgramBuilder().build(rules), new ProgramBuilder().build(shuffled(rules, new Random(1))));
    }

    @Test
    void noOrderOfFilesRulesFactsOrThreadsChangesAByte() throws Exception {
        RuleSet rules = RuleFolder.read(RuleFiles.SHIPPED).ruleSet().orElseThrow();
        List<RuleProgram> programs =
                List.of(new ProgramBuilder().build(rules), new ProgramBuilder().build(shuffled(rules, new Random(1))));
        List<PolicyRequest> requests = requests();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                work.add(() -> {
                    Random random = new Random(first);
                    for (int i = first; i < requests.size(); i += THREADS) {
                        assertSameBytes(requests.get(i), random);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertSameBytes(PolicyRequest request, Random random) {
        Set<String> decisions = new TreeSet<>();
        for (RuleProgram program : programs) {
            List<Fact> facts = new ArrayList<>(request.facts());
            Collections.shuffle(facts, random);
            decisions.add(PolicyJson.write(program.decide(request.withFacts(facts))));
        }
        assertThat(decisions).hasSize(1);
    }

    /** The rules of each layer in another order, as if their files had other names or the rules other lines. */
    private static RuleSet shuffled(RuleSet rules, Random random) {
        Map<String, Layer> layers = new TreeMap<>();
        for (Layer layer : rules.layers().values()) {
            List<PolicyRule> order = new ArrayList<>(layer.rules());
            Collections.shuffle(order, random);
            layers.put(layer.id(), new Layer(layer.id(), order, layer.limits(), layer.hash()));
        }
        return new RuleSet(rules.catalog(), layers, rules.signs(), rules.disclosures(), rules.hash());
    }

    private static List<PolicyRequest> requests() {
        RandomFacts random = new RandomFacts(new Random(20261120), Literals.of(rules.rules(), List.of()));
        List<String> channels =
                new ArrayList<>(new TreeSet<>(rules.catalog().channels().keySet()));
        List<String> regions =
                new ArrayList<>(new TreeSet<>(rules.catalog().regions().keySet()));
        List<PolicyRequest> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(PolicyRequest.on(random.any(channels))
                    .in(random.any(regions))
                    .at(random.any(RandomFacts.INSTANTS))
                    .with(random.request())
                    .build());
        }
        return requests;
    }

    @Test
    void theSameRequestDecidedAThousandTimesOnEightThreadsGivesTheSameBytes() throws Exception {
        RuleProgram engine = programs.get(0);
        List<Fact> facts = facts();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Set<String>>> work = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                long seed = thread;
                work.add(() -> decisions(engine, facts, new Random(seed)));
            }
            Set<String> all = new TreeSet<>();
            for (Future<Set<String>> done : threads.invokeAll(work)) {
                all.addAll(done.get());
            }

            assertThat(all).singleElement().satisfies(json -> assertThat(json).contains("refund-above-limit"));
        } finally {
            threads.shutdownNow();
        }
    }

    /** 125 decisions on the same facts, in an order that is new each time. */
    private static Set<String> decisions(RuleProgram engine, List<Fact> facts, Random random) {
        Set<String> decisions = new TreeSet<>();
        for (int i = 0; i < 125; i++) {
            List<Fact> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, random);
            PolicyRequest request =
                    PolicyRequest.on("whatsapp").in("de").at(AT).with(shuffled).build();
            decisions.add(PolicyJson.write(engine.decide(request)));
        }
        return decisions;
    }

    private static List<Fact> facts() {
        return List.of(
                new Rollout(RolloutStage.REVIEWED_EXECUTION),
                Customer.verified(VerificationLevel.TWO_DATA_POINTS),
                Message.of(
                                "whatsapp",
                                Audience.PRIVATE,
                                "de",
                                "Ich möchte mein Geld zurück, sonst gehe ich zum Anwalt.")
                        .withIntents(Set.of(Intent.GET_REFUND, Intent.DELIVERY_DELAY)),
                new Conversation(
                        new ReplyWindow(WindowKind.FREE_FORM, AT.plusSeconds(3600), null, null),
                        2,
                        false,
                        false,
                        1,
                        "de"),
                Order.of("D-1", OrderStatus.SHIPPED, Money.of("180.00", "EUR"), null),
                History.none(),
                Execution.ready(),
                Reply.of(Audience.PRIVATE, Author.BOT, "de", "Wir erstatten Ihnen heute noch den vollen Betrag."),
                new Refund("r1", Money.of("180.00", "EUR"), "D-1"),
                new Refund("r2", Money.of("10.00", "EUR"), "D-1"),
                new LookUpOrder("l1", "D-1"),
                new SendReply("s1"));
    }
}
