package dev.decorum.benchmarks;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.SendReply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.evrete.KnowledgeService;
import org.evrete.api.FactBuilder;
import org.evrete.api.Knowledge;
import org.evrete.api.StatelessSession;
import org.evrete.api.builders.LhsBuilder;
import org.evrete.api.builders.RuleSetBuilder;
import org.jspecify.annotations.Nullable;

/** Evrete with one knowledge base, conditions as Java predicates and a stateless session for each decision. */
final class EvretePeer implements Contender {
    private static final String TALLY = "tally";
    private static final Map<String, Class<? extends Fact>> KINDS = Map.of(
            "Message", Message.class,
            "Customer", Customer.class,
            "Order", Order.class,
            "Refund", Refund.class,
            "SendReply", SendReply.class);

    private final Knowledge knowledge;

    EvretePeer() {
        RuleSetBuilder<Knowledge> builder =
                new KnowledgeService().newKnowledge().builder();
        Pack.rules().forEach(rule -> add(builder, rule));
        this.knowledge = builder.build();
    }

    private static void add(RuleSetBuilder<Knowledge> builder, PackRule rule) {
        Set<String> kinds = new LinkedHashSet<>();
        kinds.add(rule.action().equals("refund") ? "Refund" : "SendReply");
        Map<String, Predicate<Fact>> tests = new LinkedHashMap<>();
        for (PackRule.Condition condition : rule.conditions()) {
            kinds.add(condition.field().fact());
            tests.merge(condition.field().fact(), test(condition), Predicate::and);
        }
        List<FactBuilder> facts = new ArrayList<>();
        kinds.forEach(kind -> facts.add(FactBuilder.fact("$" + kind, KINDS.get(kind))));
        LhsBuilder<Knowledge> left = builder.newRule(rule.id()).forEach(facts);
        tests.forEach((kind, test) -> left.where((Object[] values) -> test.test((Fact) values[0]), "$" + kind));
        left.execute(context -> {
            Tally tally = context.getRuntime().get(TALLY);
            tally.add(rule);
        });
    }

    private static Predicate<Fact> test(PackRule.Condition condition) {
        Function<Fact, @Nullable Object> field = accessor(condition.field());
        return switch (condition.operator()) {
            case HAS ->
                fact -> ((Set<?>) nonNull(field.apply(fact)))
                        .stream().anyMatch(v -> ((Enum<?>) v).name().equals(condition.value()));
            case IS -> fact -> condition.values().contains(((Enum<?>) nonNull(field.apply(fact))).name());
            case MORE -> number(field, condition, sign -> sign > 0);
            case AT_MOST -> number(field, condition, sign -> sign <= 0);
        };
    }

    private static Object nonNull(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("A fixed value of a fact is missing.");
        }
        return value;
    }

    private static Predicate<Fact> number(
            Function<Fact, @Nullable Object> field, PackRule.Condition condition, Predicate<Integer> holds) {
        BigDecimal than = new BigDecimal(condition.value());
        int small = than.intValueExact();
        return fact -> {
            Object value = field.apply(fact);
            if (value instanceof Integer number) {
                return holds.test(number.compareTo(small));
            }
            return value instanceof BigDecimal amount && holds.test(amount.compareTo(than));
        };
    }

    private static Function<Fact, @Nullable Object> accessor(Field field) {
        return switch (field) {
            case AMOUNT -> fact -> ((Refund) fact).amount().reference();
            case METHOD -> fact -> ((Refund) fact).method();
            case INTENT -> fact -> ((Message) fact).intents();
            case SIGNAL -> fact -> ((Message) fact).signals();
            case AUDIENCE -> fact -> ((Message) fact).audience();
            case LENGTH -> fact -> ((Message) fact).textLength();
            case ATTACHMENTS -> fact -> ((Message) fact).attachments();
            case VERIFIED -> fact -> ((Customer) fact).verified();
            case DISPUTES -> fact -> ((Customer) fact).disputesOpen();
            case AGE -> fact -> ((Customer) fact).accountAgeDays();
            case STATUS -> fact -> ((Order) fact).status();
            case TOTAL -> fact -> ((Order) fact).total().reference();
            case LATE -> fact -> ((Order) fact).daysLate();
        };
    }

    @Override
    public List<Verdict> decide(PolicyRequest request) {
        Tally tally = new Tally();
        StatelessSession session = knowledge.newStatelessSession();
        session.set(TALLY, tally);
        for (Fact fact : request.facts()) {
            if (KINDS.containsValue(fact.getClass())) {
                session.insert(fact);
            }
        }
        session.fire();
        return tally.verdicts();
    }
}
