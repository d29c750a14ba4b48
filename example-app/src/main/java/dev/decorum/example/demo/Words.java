package dev.decorum.example.demo;

import dev.decorum.policy.decision.ClaimFinding;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.VerificationLevel;
import java.util.Objects;
import java.util.stream.Collectors;

/** Plain words for what was decided. */
final class Words {
    private Words() {}

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    static String level(VerificationLevel level) {
        return FactKinds.wordFor(level).replace('-', ' ');
    }

    static String textOf(ClaimFinding finding) {
        return Objects.requireNonNullElse(finding.claim().text(), "");
    }

    private static String people(int count) {
        return count == 1 ? "one person" : count + " people";
    }

    static String outcome(Ruling ruling) {
        return switch (ruling.outcome()) {
            case PERMIT -> "permitted";
            case VERIFY -> "waits until the customer has proved " + level(ruling.verification());
            case REVIEW ->
                "waits for " + people(ruling.approvals()) + " in the role "
                        + ruling.roles().stream().map(FactKinds::wordFor).collect(Collectors.joining(" or "));
            case DENY -> "denied";
        };
    }
}
