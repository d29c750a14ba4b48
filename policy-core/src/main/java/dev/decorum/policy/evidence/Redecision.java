package dev.decorum.policy.evidence;

import dev.decorum.policy.MalformedJsonException;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.difference.Change;
import dev.decorum.policy.difference.DecisionDifference;
import java.util.stream.Collectors;

/**
 * What comes out when a recorded request is decided again. An engine with the recorded rules gives the recorded decision,
 * byte for byte; another one names what it does otherwise.
 */
public sealed interface Redecision {
    /** The name of the part of an event that holds the request. */
    String REQUEST = "request";

    /** The name of the part of an event that holds the decision on it. */
    String DECISION = "decision";

    /** What is to be told to a person. */
    String message();

    /**
     * The decision is the recorded one, byte for byte.
     *
     * @param rulesHash the rules of both
     */
    record Same(String rulesHash) implements Redecision {
        @Override
        public String message() {
            return "The decision is the recorded one, byte for byte. The rules are " + rulesHash + ".";
        }
    }

    /**
     * The decision is another.
     *
     * @param difference what it does otherwise; none when only places of rules, layers or the hash of the rules differ
     * @param recordedRules the rules of the recorded decision
     * @param rules the rules of the new one
     */
    record Different(DecisionDifference difference, String recordedRules, String rules) implements Redecision {
        @Override
        public String message() {
            String what = difference.isNone()
                    ? "The decision does what the recorded one does, and names its rules otherwise."
                    : "The decision is another: "
                            + difference.changes().stream().map(Change::text).collect(Collectors.joining("; ")) + ".";
            return what
                    + (recordedRules.equals(rules)
                            ? " The rules are the same, " + rules + ": an engine of another version may have decided."
                            : " The rules were " + recordedRules + " and are " + rules + ".");
        }
    }

    /**
     * What was recorded is not there, or cannot be read by this version.
     *
     * @param message why
     */
    record Unreadable(String message) implements Redecision {}

    /** Decides a recorded request again. */
    static Redecision of(String requestJson, String decisionJson, PolicyEngine engine) {
        PolicyRequest request;
        PolicyDecision recorded;
        try {
            request = PolicyJson.readRequest(requestJson);
            recorded = PolicyJson.readDecision(decisionJson);
        } catch (MalformedJsonException e) {
            return new Unreadable("What was recorded cannot be read by this version: " + e.getMessage());
        }
        PolicyDecision now = engine.decide(request);
        return PolicyJson.write(now).equals(decisionJson)
                ? new Same(now.ruleSet().hash())
                : new Different(
                        DecisionDifference.between(recorded, now),
                        recorded.ruleSet().hash(),
                        now.ruleSet().hash());
    }
}
