package dev.decorum.rules.engine;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.Completion;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Limit;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Moment;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.Reply;
import dev.decorum.policy.fact.Signal;
import dev.decorum.policy.fact.Surface;
import dev.decorum.rules.catalog.Catalog;
import dev.decorum.rules.catalog.Region;
import dev.decorum.rules.catalog.RuleSet;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills a request with what follows from it and from the data of the rules. Pure. */
final class RequestCompletion implements Completion {
    private static final Comparator<Claim> BY_PLACE = Comparator.comparingInt(Claim::startsAt)
            .thenComparingInt(Claim::endsAt)
            .thenComparing(Claim::category);

    private final RuleSet rules;
    private final PolicyRequest request;
    private final Moment moment;
    private @Nullable History history;
    private @Nullable Order order;

    private RequestCompletion(RuleSet rules, PolicyRequest request) {
        this.rules = rules;
        this.request = request;
        this.moment = request.find(Moment.class).orElseGet(() -> moment(rules.catalog(), request));
    }

    /** The completed request, with these thresholds in force. */
    static PolicyRequest complete(RuleSet rules, PolicyRequest request, List<Limit> limits) {
        return new RequestCompletion(rules, request).run(limits);
    }

    /** The zone in which the dates of a request are judged: its region's, or UTC when the region is not known. */
    static ZoneId zone(Catalog catalog, PolicyRequest request) {
        return catalog.region(request.region()).map(Region::zone).orElse(ZoneOffset.UTC);
    }

    private static Moment moment(Catalog catalog, PolicyRequest request) {
        ZoneId zone = zone(catalog, request);
        ZonedDateTime local = request.at().atZone(zone);
        Region.Hours work = catalog.region(request.region()).map(Region::work).orElse(Region.Hours.NEVER);
        Region.Hours quiet = catalog.region(request.region()).map(Region::quiet).orElse(Region.Hours.NEVER);
        return new Moment(
                request.at(),
                zone.getId(),
                local.getHour(),
                local.getDayOfWeek(),
                work.contain(local.getDayOfWeek(), local.toLocalTime()),
                quiet.contain(local.getDayOfWeek(), local.toLocalTime()));
    }

    private PolicyRequest run(List<Limit> limits) {
        history = request.find(History.class)
                .map(h -> (History) h.completed(this))
                .orElse(null);
        order = request.find(Order.class).map(o -> (Order) o.completed(this)).orElse(null);
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : request.facts()) {
            if (!(fact instanceof Claim) && !(fact instanceof Limit) && !(fact instanceof Moment)) {
                facts.add(withSignals(fact.completed(this)));
            }
        }
        facts.addAll(claims());
        facts.add(moment);
        facts.addAll(limits);
        return request.withFacts(facts);
    }

    private Fact withSignals(Fact fact) {
        if (!(fact instanceof Message message) || message.text() == null) {
            return fact;
        }
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        signals.addAll(message.signals());
        signals.addAll(rules.signs().signals(message.text(), message.language()));
        return message.withSignals(signals);
    }

    private List<Claim> claims() {
        Set<Claim> found = new LinkedHashSet<>(request.all(Claim.class));
        request.find(Reply.class).ifPresent(reply -> {
            if (reply.text() != null) {
                found.addAll(rules.signs().claims(reply.text(), reply.language(), reply.audience()));
            }
        });
        return found.stream().sorted(BY_PLACE).toList();
    }

    @Override
    public Money price(Money money) {
        return rules.catalog().price(money);
    }

    @Override
    public Moment moment() {
        return moment;
    }

    @Override
    public Optional<History> history() {
        return Optional.ofNullable(history);
    }

    @Override
    public Optional<Order> order() {
        return Optional.ofNullable(order);
    }

    @Override
    public Optional<Surface> surface() {
        return rules.catalog().surface(request.channel());
    }
}
