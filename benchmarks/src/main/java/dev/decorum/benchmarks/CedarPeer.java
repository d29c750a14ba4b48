package dev.decorum.benchmarks;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cedar with a cached policy set. It knows permit and forbid only: a rule that reviews is a forbid whose id says so,
 * and an amount is a whole number of cents.
 */
final class CedarPeer implements Contender {
    private static final EntityUID PRINCIPAL = uid("Agent::\"agent\"");
    private static final EntityUID RESOURCE = uid("Case::\"case\"");
    private static final Map<String, EntityUID> ACTIONS =
            Map.of("refund", uid("Action::\"refund\""), "reply", uid("Action::\"reply\""));

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final Entities entities = new Entities();
    private final PolicySet policies;
    private final Map<String, PackRule> rules =
            Pack.rules().stream().collect(Collectors.toMap(PackRule::id, rule -> rule));

    CedarPeer() {
        Set<Policy> all = new LinkedHashSet<>();
        Pack.rules().forEach(rule -> all.add(new Policy(text(rule), rule.id())));
        this.policies = new PolicySet(all);
        try {
            policies.cache();
        } catch (CacheException e) {
            throw new IllegalStateException("Cedar does not take the pack: " + e.getMessage(), e);
        }
    }

    private static EntityUID uid(String text) {
        return EntityUID.parse(text).orElseThrow();
    }

    private static String text(PackRule rule) {
        return (rule.verb() == Outcome.PERMIT ? "permit" : "forbid") + "(principal, action == Action::\""
                + rule.action() + "\", resource) when { "
                + rule.conditions().stream().map(CedarPeer::text).collect(Collectors.joining(" && ")) + " };";
    }

    private static String text(PackRule.Condition condition) {
        String name = "context." + condition.field().key();
        return switch (condition.operator()) {
            case HAS -> name + ".contains(\"" + condition.value() + "\")";
            case IS ->
                condition.values().stream()
                        .map(v -> name + " == \"" + v + "\"")
                        .collect(Collectors.joining(" || ", "(", ")"));
            case MORE, AT_MOST ->
                "context has " + condition.field().key() + " && " + name + " "
                        + condition.operator().sign() + " " + CaseView.whole(condition.field(), condition.value());
        };
    }

    @Override
    public List<Verdict> decide(PolicyRequest request) {
        Map<String, Value> context = context(CaseView.of(request));
        return List.of(verdict("refund", context), verdict("reply", context));
    }

    private static Map<String, Value> context(CaseView view) {
        Map<String, Value> context = new HashMap<>();
        for (Field field : Field.values()) {
            Object value = view.value(field);
            if (value instanceof List<?> words) {
                List<Value> values = new ArrayList<>();
                words.forEach(w -> values.add(new PrimString((String) w)));
                context.put(field.key(), new CedarList(values));
            } else if (value instanceof String word) {
                context.put(field.key(), new PrimString(word));
            } else if (value != null) {
                context.put(field.key(), new PrimLong(CaseView.whole(field, value)));
            }
        }
        return context;
    }

    private Verdict verdict(String action, Map<String, Value> context) {
        AuthorizationResponse response;
        try {
            response = engine.isAuthorized(
                    new AuthorizationRequest(PRINCIPAL, ACTIONS.get(action), RESOURCE, context), policies, entities);
        } catch (AuthException e) {
            throw new IllegalStateException("Cedar does not decide: " + e.getMessage(), e);
        }
        AuthorizationSuccessResponse success =
                response.success.orElseThrow(() -> new IllegalStateException("Cedar does not decide: " + response));
        if (!success.getErrors().isEmpty()) {
            throw new IllegalStateException("A policy failed in Cedar: " + success.getErrors());
        }
        Tally tally = new Tally();
        success.getReason().forEach(id -> tally.add(rule(id)));
        List<Verdict> verdicts = tally.verdicts();
        return verdicts.get(action.equals("refund") ? 0 : 1);
    }

    private PackRule rule(String id) {
        PackRule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalStateException("Cedar names the rule `" + id + "`, which the pack does not have.");
        }
        return rule;
    }
}
