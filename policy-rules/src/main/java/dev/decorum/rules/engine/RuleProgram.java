package dev.decorum.rules.engine;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.RuleSetRef;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Compensation;
import dev.decorum.policy.fact.Coupon;
import dev.decorum.policy.fact.Limit;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Replacement;
import dev.decorum.policy.resolution.DecisionCollector;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.LimitEntry;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.PolicyRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One version of the rules, compiled and ready to decide. Immutable but for a cache; safe for use by several threads. */
public final class RuleProgram {
    /** Plans are cheap to make and small to keep; this bounds what rarely used combinations cost. */
    private static final int PLANS_KEPT = 4_000;

    private final RuleSet rules;
    private final Map<String, CompiledLayer> compiled;
    /** No cache that counts its reads: every decision reads here, and two threads would wait for each other's counts. */
    private final Map<Where, Plan> plans = new ConcurrentHashMap<>();

    /** A version of the rules whose layers are compiled, by their ids. */
    public RuleProgram(RuleSet rules, Map<String, CompiledLayer> compiled) {
        this.rules = rules;
        this.compiled = Map.copyOf(compiled);
    }

    private record Where(
            String channel, String region, @Nullable String brand) {}

    /** What holds for one combination of channel, region and brand. */
    private record Plan(
            RuleSetRef ruleSet, List<CompiledLayer> layers, List<Integer> ranks, List<List<Threshold>> limits) {}

    /** One layer's value of a limit, with the unit that the least specific layer gave. */
    private record Threshold(LimitEntry entry, Limit fact) {}

    /** The rules that this was compiled from. */
    public RuleSet rules() {
        return rules;
    }

    /**
     * A decision with what it was taken on.
     *
     * @param completed the request with everything that follows from it
     * @param decision the decision
     */
    public record Judged(PolicyRequest completed, PolicyDecision decision) {}

    /** The hash of the rules, as decisions name it. */
    public String rulesHash() {
        return rules.hash();
    }

    /** The request with everything that follows from it. */
    public PolicyRequest complete(PolicyRequest request) {
        return RequestCompletion.complete(rules, request, limits(plan(request), day(request)));
    }

    /** The decision on a request. */
    public PolicyDecision decide(PolicyRequest request) {
        return judge(request).decision();
    }

    /** The decision on a request, with the completed request. */
    public Judged judge(PolicyRequest request) {
        Plan plan = plan(request);
        LocalDate day = day(request);
        PolicyRequest complete = RequestCompletion.complete(rules, request, limits(plan, day));
        DecisionCollector collector = new DecisionCollector(complete);
        reportUnknown(complete, collector);
        for (int i = 0; i < plan.layers().size(); i++) {
            plan.layers().get(i).evaluate(plan.ranks().get(i), complete.facts(), day, collector);
        }
        return new Judged(complete, collector.decision(plan.ruleSet()));
    }

    /** The rules that hold where a request happens: by layer from the least specific, then by file and line. */
    public List<PolicyRule> rulesFor(PolicyRequest request) {
        return plan(request).ruleSet().layers().stream()
                .map(rules.layers()::get)
                .filter(Objects::nonNull)
                .flatMap(layer -> layer.rules().stream())
                .toList();
    }

    /** The day in the region of a request, by which dates of rules are judged. */
    public LocalDate day(PolicyRequest request) {
        return LocalDate.ofInstant(request.at(), RequestCompletion.zone(rules.catalog(), request));
    }

    private Plan plan(PolicyRequest request) {
        Where where = new Where(request.channel(), request.region(), request.brand());
        Plan known = plans.get(where);
        if (known != null) {
            return known;
        }
        if (plans.size() >= PLANS_KEPT) {
            plans.clear();
        }
        Plan made = planFor(where);
        plans.put(where, made);
        return made;
    }

    private Plan planFor(Where where) {
        List<String> present = new ArrayList<>();
        Map<String, List<Threshold>> byName = new TreeMap<>();
        for (String id : rules.catalog().layersOf(where.channel(), where.region(), where.brand())) {
            Layer layer = rules.layers().get(id);
            if (layer != null) {
                present.add(id);
                layer.limits().forEach(entry -> addThreshold(entry, byName));
            }
        }
        List<CompiledLayer> layers = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        for (int rank = 0; rank < present.size(); rank++) {
            CompiledLayer layer = compiled.get(present.get(rank));
            if (layer != null) {
                layers.add(layer);
                ranks.add(rank);
            }
        }
        return new Plan(
                new RuleSetRef(rules.hash(), present),
                List.copyOf(layers),
                List.copyOf(ranks),
                byName.values().stream().map(List::copyOf).toList());
    }

    /** Adds a value at the front: the most specific one comes first. */
    private static void addThreshold(LimitEntry entry, Map<String, List<Threshold>> byName) {
        List<Threshold> known = byName.computeIfAbsent(entry.name(), n -> new ArrayList<>());
        String unit =
                entry.unit().isEmpty() && !known.isEmpty() ? known.get(0).fact().unit() : entry.unit();
        known.add(0, new Threshold(entry, entry.fact(unit)));
    }

    private static List<Limit> limits(Plan plan, LocalDate day) {
        List<Limit> inForce = new ArrayList<>();
        for (List<Threshold> candidates : plan.limits()) {
            for (Threshold threshold : candidates) {
                if (threshold.entry().holdsOn(day)) {
                    inForce.add(threshold.fact());
                    break;
                }
            }
        }
        return inForce;
    }

    private void reportUnknown(PolicyRequest request, DecisionCollector collector) {
        if (!rules.catalog().channels().containsKey(request.channel())) {
            collector.fail("unknown-channel", unknown("channel", request.channel()));
        }
        if (!rules.catalog().regions().containsKey(request.region())) {
            collector.fail("unknown-region", unknown("region", request.region()));
        }
        String brand = request.brand();
        if (brand != null && !rules.catalog().brands().contains(brand)) {
            collector.fail("unknown-brand", unknown("brand", brand));
        }
        request.find(Message.class).map(Message::channel).ifPresent(channel -> {
            if (!channel.equals(request.channel())) {
                collector.fail(
                        "channel-mismatch",
                        "The message is of another channel than the request, so nobody can say which rules hold; "
                                + "a person takes the case.");
            }
        });
        for (Action action : request.all(Action.class)) {
            Money amount = amount(action);
            if (amount.amount() != null && amount.reference() == null) {
                collector.fail(
                        "missing-rate",
                        "The catalogue has no rate for " + amount.currency() + ", so the " + action.label()
                                + " cannot be compared with any limit; a person takes the case.");
            }
        }
    }

    private static Money amount(Action action) {
        if (action instanceof Refund refund) {
            return refund.amount();
        }
        if (action instanceof Compensation compensation) {
            return compensation.amount();
        }
        if (action instanceof Coupon coupon) {
            return coupon.amount();
        }
        return action instanceof Replacement replacement ? replacement.amount() : Money.UNKNOWN;
    }

    private static String unknown(String what, String id) {
        String shown = id.length() > 40 || !id.matches("[A-Za-z0-9._-]*") ? "of the request" : "`" + id + "`";
        return "The catalogue does not know the " + what + " " + shown
                + ", so its rules are not known; a person takes the case.";
    }
}
