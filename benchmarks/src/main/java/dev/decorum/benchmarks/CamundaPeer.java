package dev.decorum.benchmarks;

import dev.decorum.policy.PolicyRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/**
 * Camunda's DMN engine: a table for each action with a column for each field, whose hits are collected. A table gives
 * ids; deny before review before permit is done around it.
 */
final class CamundaPeer implements Contender {
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision refund = decision("refund");
    private final DmnDecision reply = decision("reply");
    private final Map<String, PackRule> rules =
            Pack.rules().stream().collect(Collectors.toMap(PackRule::id, rule -> rule));

    private DmnDecision decision(String action) {
        return engine.parseDecision(
                action, new ByteArrayInputStream(table(action).getBytes(StandardCharsets.UTF_8)));
    }

    private static String table(String action) {
        StringBuilder xml = new StringBuilder("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\""
                + " id=\"pack\" name=\"pack\" namespace=\"urn:decorum:benchmarks\">\n<decision id=\"" + action
                + "\" name=\"" + action + "\">\n<decisionTable id=\"table\" hitPolicy=\"COLLECT\">\n");
        for (Field field : Field.values()) {
            xml.append("<input id=\"in-" + field.key() + "\"><inputExpression id=\"x-" + field.key() + "\"><text>"
                    + field.key() + "</text></inputExpression></input>\n");
        }
        xml.append("<output id=\"out\" name=\"rule\" typeRef=\"string\" />\n");
        for (PackRule rule : Pack.rules()) {
            if (rule.action().equals(action)) {
                row(xml, rule);
            }
        }
        return xml.append("</decisionTable>\n</decision>\n</definitions>\n").toString();
    }

    private static void row(StringBuilder xml, PackRule rule) {
        xml.append("<rule id=\"r-" + rule.id() + "\">");
        for (Field field : Field.values()) {
            String cell = rule.conditions().stream()
                    .filter(c -> c.field() == field)
                    .map(CamundaPeer::test)
                    .collect(Collectors.joining());
            xml.append(
                    "<inputEntry id=\"" + field.key() + "-" + rule.id() + "\"><text>" + cell + "</text></inputEntry>");
        }
        xml.append("<outputEntry id=\"o-" + rule.id() + "\"><text>\"" + rule.id() + "\"</text></outputEntry></rule>\n");
    }

    private static String test(PackRule.Condition condition) {
        return switch (condition.operator()) {
            case HAS -> "list contains(?, \"" + condition.value() + "\")";
            case IS -> condition.values().stream().map(v -> "\"" + v + "\"").collect(Collectors.joining(","));
            case MORE -> "&gt; " + condition.value();
            case AT_MOST -> "&lt;= " + condition.value();
        };
    }

    @Override
    public List<Verdict> decide(PolicyRequest request) {
        CaseView view = CaseView.of(request);
        Map<String, Object> variables = new HashMap<>();
        for (Field field : Field.values()) {
            variables.put(field.key(), view.value(field));
        }
        Tally tally = new Tally();
        for (DmnDecision decision : List.of(refund, reply)) {
            for (DmnDecisionRuleResult hit : engine.evaluateDecisionTable(decision, variables)) {
                PackRule rule = rules.get(String.valueOf(hit.<Object>getEntry("rule")));
                if (rule == null) {
                    throw new IllegalStateException("Camunda names a rule that the pack does not have: " + hit);
                }
                tally.add(rule);
            }
        }
        return tally.verdicts();
    }
}
