package dev.decorum.testing.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.difference.ChangeKind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classification of differences by another way: what a decision asks for is spelt out as a set of demands, so that
 * stricter is a larger set. Works on the JSON of decisions and knows no class of the comparison.
 */
final class BruteForce {
    private static final ObjectMapper MAPPER = PolicyJson.mapper();
    private static final List<String> LEVELS = List.of("none", "handle", "two-data-points", "one-time-code", "step-up");
    private static final List<String> OUTCOMES = List.of("permit", "verify", "review", "deny");

    private final JsonNode old;
    private final JsonNode now;

    private BruteForce(JsonNode old, JsonNode now) {
        this.old = old;
        this.now = now;
    }

    /** A decision as JSON, without the rule set, which is not compared. */
    static JsonNode tree(PolicyDecision decision) {
        ObjectNode tree = MAPPER.valueToTree(decision);
        tree.remove("ruleSet");
        return tree;
    }

    static Set<ChangeKind> kinds(JsonNode before, JsonNode after) {
        return before.equals(after) ? Set.of() : new BruteForce(before, after).kinds();
    }

    private Set<ChangeKind> kinds() {
        Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        Set<String> asked = demands(old);
        Set<String> asks = demands(now);
        if (!asks.containsAll(asked)) {
            kinds.add(ChangeKind.LOOSENED);
        }
        if (!asked.containsAll(asks)) {
            kinds.add(ChangeKind.TIGHTENED);
        }
        if (!old.path("deadlines").equals(now.path("deadlines"))
                || !old.path("reviewBy").equals(now.path("reviewBy"))) {
            kinds.add(ChangeKind.DEADLINE);
        }
        if (!old.path("tone").equals(now.path("tone")) || !remedies(old).equals(remedies(now))) {
            kinds.add(ChangeKind.TONE);
        }
        if (kinds.isEmpty() && !background(old).equals(background(now))) {
            kinds.add(ChangeKind.REASON);
        }
        return kinds;
    }

    private Set<String> demands(JsonNode decision) {
        Set<String> demands = new TreeSet<>();
        boolean deniedOnce = false;
        for (int i = 0; i < old.path("rulings").size(); i++) {
            JsonNode was = old.path("rulings").get(i);
            JsonNode is = now.path("rulings").get(i);
            JsonNode ruling = decision.path("rulings").get(i);
            String action = ruling.path("action").asText();
            upTo(demands, action + " outcome ", OUTCOMES, ruling.path("outcome").asText());
            if (outcome(was, "review") && outcome(is, "review")) {
                roles(demands, action + " role ", ruling.path("roles"));
                for (int n = 1; n <= ruling.path("approvals").asInt(); n++) {
                    demands.add(action + " approval " + n);
                }
            }
            if (!outcome(was, "deny") && !outcome(is, "deny")) {
                upTo(
                        demands,
                        action + " verification ",
                        LEVELS,
                        ruling.path("verification").asText());
            }
            deniedOnce |= outcome(was, "deny") != outcome(is, "deny");
        }
        if (deniedOnce) {
            for (int i = 0; i < old.path("rulings").size(); i++) {
                if (!outcome(old.path("rulings").get(i), "deny")
                        && !outcome(now.path("rulings").get(i), "deny")) {
                    upTo(
                            demands,
                            "case verification ",
                            LEVELS,
                            decision.path("rulings").get(i).path("verification").asText());
                }
            }
            for (JsonNode reason : decision.path("reasons")) {
                if (reason.path("effect").asText().equals("require-verification")
                        && LEVELS.contains(reason.path("subject").asText())) {
                    upTo(
                            demands,
                            "case verification ",
                            LEVELS,
                            reason.path("subject").asText());
                }
            }
        } else {
            upTo(
                    demands,
                    "case verification ",
                    LEVELS,
                    decision.path("verification").path("required").asText());
        }
        for (JsonNode finding : decision.path("claims")) {
            if (finding.path("forbidden").asBoolean()) {
                demands.add("forbidden " + place(finding));
            }
        }
        for (String list : List.of("avoid", "disclosures", "evidence", "consult")) {
            decision.path(list).forEach(element -> demands.add(list + " " + element));
        }
        if (decision.path("orderNeeded").asBoolean()) {
            demands.add("order");
        }
        if (decision.path("routing").path("moveToPrivate").asBoolean()) {
            demands.add("private");
        }
        roles(demands, "hand-over ", decision.path("routing").path("handOver"));
        return demands;
    }

    private static boolean outcome(JsonNode ruling, String word) {
        return ruling.path("outcome").asText().equals(word);
    }

    private static void upTo(Set<String> demands, String what, List<String> scale, String value) {
        scale.subList(0, scale.indexOf(value) + 1).forEach(step -> demands.add(what + step));
    }

    private static void roles(Set<String> demands, String what, JsonNode roles) {
        for (JsonNode role : roles) {
            demands.add(what + role.asText());
            if (role.asText().equals("supervisor")) {
                demands.add(what + "agent");
            }
        }
    }

    private static String place(JsonNode finding) {
        JsonNode claim = finding.path("claim");
        return claim.path("category") + " " + claim.path("startsAt") + " " + claim.path("endsAt");
    }

    private static Set<String> remedies(JsonNode decision) {
        Set<String> remedies = new HashSet<>();
        decision.path("claims")
                .forEach(finding -> finding.path("remedy").forEach(r -> remedies.add(place(finding) + r)));
        return remedies;
    }

    private static Set<String> background(JsonNode decision) {
        Set<String> background = new HashSet<>();
        for (JsonNode reason : decision.path("reasons")) {
            ObjectNode copy = reason.deepCopy();
            copy.remove("facts");
            ((ObjectNode) copy.path("rule")).remove(List.of("file", "line", "layer", "name", "owner"));
            background.add("reason " + copy);
        }
        decision.path("diagnostics").forEach(d -> background.add("diagnostic " + d));
        decision.path("rulings").forEach(r -> background.add(r.path("action") + " note " + r.path("note")));
        decision.path("claims").forEach(c -> background.add("claim " + place(c)));
        return background;
    }
}
