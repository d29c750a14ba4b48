package dev.decorum.testing.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.difference.ChangeKind;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Execution;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.OrderStatus;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.testing.RandomRequests;
import dev.decorum.testing.RuleEdits;
import dev.decorum.testing.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSetDiffTest {
    private static final boolean LONG = Boolean.getBoolean("long");
    private static final long SEED = 20_261_124;
    /** A rule that changes rulings, whatever edits the seed gives. */
    private static final String SILENT_MESSENGERS = """
            package rules.surfaces.messaging;

            import dev.decorum.policy.fact.*;
            global dev.decorum.policy.Policy policy;

            rule "nothing is sent on a messenger"
                @id("silent-messengers")
                @basis("house rule: a test")
                @owner("support-policy")
            when
                $send : SendReply()
            then
                policy.deny($send, "Messengers are silent.");
            end
            """;

    @TempDir
    Path place;

    private static RequestSource random(int count) {
        return new RequestSource() {
            @Override
            public String name() {
                return "random requests";
            }

            @Override
            public Stream<NamedRequest> requests() {
                RandomRequests random = new RandomRequests(SEED, Shipped.RULES);
                return IntStream.range(0, count).mapToObj(i -> new NamedRequest("request " + i, random.next()));
            }
        };
    }

    private static List<NamedRequest> named(int count) {
        return random(count).requests().toList();
    }

    @Test
    void aRuleSetDoesNotDifferFromItself() {
        int count = LONG ? 100_000 : 2_000;

        DiffReport report = new RuleSetDiff(Shipped.PROGRAM::decide, Shipped.program(Shipped.FOLDER)::decide)
                .run(List.of(random(count)));

        assertThat(report.requests()).isEqualTo(count);
        assertThat(report.flips()).isZero();
        assertThat(report.groups()).isEmpty();
    }

    /** In the short form one edit of each kind that leaves the largest layer as it is, so that it is not compiled. */
    private List<RuleEdits.Edit> edits() {
        int count = LONG ? 30 : 15;
        List<RuleEdits.Edit> all = RuleEdits.of(Shipped.FOLDER, SEED, count, place.resolve("scratch"));
        assertThat(all).hasSize(count).extracting(RuleEdits.Edit::kind).contains(RuleEdits.Kind.values());
        Set<RuleEdits.Kind> kinds = EnumSet.noneOf(RuleEdits.Kind.class);
        return all.stream()
                .filter(edit -> LONG || (inSmallLayers(edit) && kinds.add(edit.kind())))
                .toList();
    }

    private static boolean inSmallLayers(RuleEdits.Edit edit) {
        return edit.files().keySet().stream().noneMatch(file -> file.matches("base/.*\\.drl"));
    }

    /** What a program decides on each request, and the same as JSON: decided once, compared often. */
    private record Decisions(
            String name, Map<PolicyRequest, PolicyDecision> decisions, Map<PolicyRequest, JsonNode> trees) {
        static Decisions of(String name, RuleProgram program, List<NamedRequest> requests) {
            Map<PolicyRequest, PolicyDecision> decisions = new IdentityHashMap<>();
            Map<PolicyRequest, JsonNode> trees = new IdentityHashMap<>();
            for (NamedRequest named : requests) {
                PolicyDecision decision = program.decide(named.request());
                decisions.put(named.request(), decision);
                trees.put(named.request(), BruteForce.tree(decision));
            }
            return new Decisions(name, decisions, trees);
        }
    }

    @Test
    void theFlipsOfEditedRulesAreThoseThatAnotherComparisonFinds() throws IOException {
        List<RuleEdits.Edit> edits = edits();
        List<NamedRequest> requests = named(LONG ? 5_000 : 1_000);
        Decisions shipped = Decisions.of("shipped", Shipped.PROGRAM, requests);
        int telling = 0;
        for (int i = 0; i < edits.size(); i++) {
            Path folder = Shipped.copyTo(place.resolve("edit-" + i));
            edits.get(i).applyTo(folder);
            telling += bothWays(edits.get(i).description(), shipped, folder, requests)
                            .isEmpty()
                    ? 0
                    : 1;
        }
        assertThat(telling).as("edits that change a decision").isGreaterThanOrEqualTo(LONG ? 20 : 2);

        Path silent = Shipped.copyTo(place.resolve("silent"));
        Files.writeString(silent.resolve("surfaces/messaging/silent.drl"), SILENT_MESSENGERS);
        assertThat(bothWays("silent messengers", shipped, silent, requests))
                .contains(ChangeKind.LOOSENED, ChangeKind.TIGHTENED);
    }

    /** The kinds of all flips between the shipped rules and others, in both directions. */
    private static Set<ChangeKind> bothWays(String name, Decisions shipped, Path folder, List<NamedRequest> requests) {
        Decisions edited = Decisions.of(name, Shipped.program(folder), requests);
        Map<String, Set<ChangeKind>> done = flips(shipped, edited, requests);
        Map<String, Set<ChangeKind>> undone = flips(edited, shipped, requests);
        assertThat(done.keySet()).isEqualTo(undone.keySet());
        Set<ChangeKind> seen = EnumSet.noneOf(ChangeKind.class);
        done.values().forEach(seen::addAll);
        undone.values().forEach(seen::addAll);
        return seen;
    }

    private static Map<String, Set<ChangeKind>> flips(Decisions before, Decisions after, List<NamedRequest> requests) {
        Map<String, Set<ChangeKind>> found = new LinkedHashMap<>();
        new RuleSetDiff(before.decisions()::get, after.decisions()::get)
                .onFlip(flip -> found.put(flip.request(), kinds(flip)))
                .run(List.of(RequestSource.of("random requests", requests)));
        Map<String, Set<ChangeKind>> expected = new LinkedHashMap<>();
        for (NamedRequest named : requests) {
            Set<ChangeKind> kinds = BruteForce.kinds(
                    before.trees().get(named.request()), after.trees().get(named.request()));
            if (!kinds.isEmpty()) {
                expected.put(named.name(), kinds);
            }
        }
        assertThat(List.copyOf(found.entrySet()))
                .as(before.name() + " -> " + after.name())
                .isEqualTo(List.copyOf(expected.entrySet()));
        return found;
    }

    private static Set<ChangeKind> kinds(Flip flip) {
        Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        flip.changes().forEach(c -> kinds.add(c.kind()));
        assertThat(kinds.iterator().next()).isEqualTo(flip.kind());
        return kinds;
    }

    @Test
    void theReportDoesNotDependOnTheNumberOfThreads() {
        Path folder = Shipped.copyTo(place.resolve("moved"));
        RuleEdits.of(Shipped.FOLDER, SEED, 1, place.resolve("scratch")).get(0).applyTo(folder);
        RuleProgram moved = Shipped.program(folder);
        List<String> reports = new ArrayList<>();
        for (int threads : new int[] {1, 2, 7}) {
            reports.add(PolicyJson.write(new RuleSetDiff(Shipped.PROGRAM::decide, moved::decide)
                    .threads(threads)
                    .run(List.of(random(1_000)))));
        }

        assertThat(reports).hasSize(3).containsOnly(reports.get(0));
        assertThat(reports.get(0)).contains("\"requests\":1000", "\"kind\":\"");
    }

    @Test
    void groupsHoldTheFirstExamplesAndAreBounded() {
        Tally tally = new Tally(2);
        for (int i = 0; i < 1_000; i++) {
            tally.add(new Flip(
                    "request " + i,
                    "channel-" + i % 500,
                    "de",
                    ChangeKind.TONE,
                    "tone",
                    List.of(),
                    new Behind(List.of(), List.of()),
                    new Behind(List.of(), List.of())));
        }
        DiffReport report = tally.report("a", "b", List.of());

        assertThat(report.flips()).isEqualTo(1_000);
        assertThat(report.groups()).hasSize(301);
        assertThat(report.groups().get(0).channel()).isEqualTo("others");
        assertThat(report.groups().get(0).flips()).isEqualTo(400);
        assertThat(report.groups()).allSatisfy(g -> assertThat(g.examples()).hasSize(2));
    }

    @Test
    void aFlipNamesTheRulesAndLimitsBehindBothDecisions() throws IOException {
        PolicyRequest request = smallRefund();
        Path folder = Shipped.copyTo(place.resolve("smaller"));
        Path limits = folder.resolve("base/limits.yaml");
        Files.writeString(limits, Files.readString(limits).replaceFirst("value: 20", "value: 5"));
        RuleProgram smaller = Shipped.program(folder);
        List<Flip> flips = new ArrayList<>();

        DiffReport report = new RuleSetDiff(smaller::decide, Shipped.PROGRAM::decide)
                .named("old", "rules")
                .onFlip(flips::add)
                .run(List.of(RequestSource.of("one", List.of(new NamedRequest("small refund", request)))));

        assertThat(report.count(ChangeKind.LOOSENED).with()).isEqualTo(1);
        assertThat(flips).singleElement().satisfies(flip -> {
            assertThat(flip.kind()).isEqualTo(ChangeKind.LOOSENED);
            assertThat(flip.about()).isEqualTo("refund");
            assertThat(flip.changes().get(0).text()).isEqualTo("`refund-1`: ruling review -> permit");
            assertThat(flip.before().lines("old").get(0))
                    .startsWith("refund-above-limit (old/base/refunds.drl:")
                    .contains("limit refund-without-review = 5 (base/limits.yaml:3)");
            assertThat(flip.after().lines("rules").get(0))
                    .startsWith("refund-auto-low-value (rules/base/refunds.drl:6");
        });
    }

    private static PolicyRequest smallRefund() {
        return PolicyRequest.on("whatsapp")
                .in("de")
                .at(Instant.parse("2026-11-23T10:15:00Z"))
                .with(new Rollout(RolloutStage.REVIEWED_EXECUTION), Customer.verified(VerificationLevel.STEP_UP))
                .with(History.none(), Execution.ready())
                .with(Order.of(
                        "D-1042",
                        OrderStatus.DELIVERED,
                        Money.of("80.00", "EUR"),
                        Instant.parse("2026-11-20T10:15:00Z")))
                .with(new Refund("refund-1", Money.of("12.00", "EUR"), "D-1042"))
                .build();
    }

    @Test
    void aSourceThatFailsEndsTheComparisonWithItsOwnWords() {
        RequestSource broken = new RequestSource() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Stream<NamedRequest> requests() {
                return Stream.iterate(0, i -> i + 1).map(i -> {
                    if (i == 500) {
                        throw new IllegalArgumentException("Line 500 is torn.");
                    }
                    return named(1).get(0);
                });
            }
        };

        assertThatThrownBy(() -> new RuleSetDiff(Shipped.PROGRAM::decide, Shipped.PROGRAM::decide).run(List.of(broken)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Line 500 is torn.");
    }
}
