package dev.decorum.rules.book;

import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.language.VerbCall;
import java.util.ArrayList;
import java.util.List;

/** The right side of one rule in plain words. */
final class EffectWords {
    private final RuleWords left;

    EffectWords(RuleWords left) {
        this.left = left;
    }

    /** What a rule is about, by what it does first; books group by it. */
    enum Topic {
        ACTIONS("Actions", "permit", "review", "deny", "requireEvidence"),
        CLAIMS("What a reply must not say", "forbid", "avoid"),
        IDENTITY("Proof of identity", "requireVerification"),
        TAKEOVER("Who takes over", "handOver", "moveToPrivate"),
        WORDING(
                "How to write",
                "tone",
                "address",
                "emoji",
                "exclamationMarks",
                "links",
                "greeting",
                "closing",
                "maxLength",
                "language",
                "guide"),
        DISCLOSURE("What a reply must say", "disclose"),
        TIME("Time to answer", "answerWithin"),
        KNOWLEDGE("Orders and knowledge", "needOrder", "consult");

        private final String title;
        private final List<String> verbs;

        Topic(String title, String... verbs) {
            this.title = title;
            this.verbs = List.of(verbs);
        }

        String title() {
            return title;
        }

        static Topic of(PolicyRule rule) {
            String first =
                    rule.verbs().isEmpty() ? "" : rule.verbs().get(0).verb().getName();
            for (Topic topic : values()) {
                if (topic.verbs.contains(first)) {
                    return topic;
                }
            }
            return KNOWLEDGE;
        }
    }

    /** What holds by one line of the right side, as the end of a sentence. */
    String of(VerbCall call) {
        List<String> words = new ArrayList<>();
        call.arguments().forEach(parts -> words.add(left.text(parts)));
        return ended(said(call.verb().getName(), words));
    }

    private static String said(String verb, List<String> words) {
        String first = words.get(0);
        String second = words.size() > 1 ? words.get(1) : "";
        String reason = words.get(words.size() - 1);
        return switch (verb) {
            case "tone" -> "the reply is at least " + first;
            case "address" -> "the customer is addressed as “" + first + "”";
            case "emoji" -> first.equals("true") ? "emoji are welcome" : "the reply has no emoji";
            case "exclamationMarks" ->
                first.equals("true") ? "exclamation marks are welcome" : "the reply has no exclamation mark";
            case "links" -> first.equals("true") ? "links are welcome" : "the reply has no link";
            case "greeting" -> "the reply opens with " + (first.equals("true") ? "a greeting" : "no greeting");
            case "closing" -> "the reply ends with " + (first.equals("true") ? "a closing" : "no closing");
            case "maxLength" -> "the reply has at most " + first + " " + second;
            case "language" -> "the reply is written in this language: " + first;
            case "guide" -> "whoever writes the reply is told: " + first;
            case "requireVerification" ->
                "the customer must have proved who they are by " + first
                        + (words.size() == 2
                                ? " before anything about them is told: "
                                : " before " + second + " runs: ")
                        + reason;
            case "forbid" -> first + " must not be sent: " + reason;
            case "avoid" -> "nothing of this kind is to be said: " + first + ". " + reason;
            case "permit" -> first + " may " + run(first) + ", unless another rule holds it back: " + reason;
            case "review" -> first + " waits for approval by " + approvers(words) + ": " + reason;
            case "deny" -> first + " must not " + run(first) + ": " + reason;
            case "needOrder" -> "the order must be known: " + first;
            case "consult" -> "knowledge of this area is looked up: " + first;
            case "disclose" -> "the reply must hold the text `" + first + "`";
            case "moveToPrivate" -> "the conversation goes on in private: " + first;
            case "handOver" -> first + " takes the case over: " + reason;
            case "requireEvidence" -> "this is kept as evidence of " + second + ": " + first;
            case "answerWithin" ->
                "the customer is answered within " + first + " " + second + " (" + words.get(2) + "): " + reason;
            default -> verb + ": " + String.join(", ", words);
        };
    }

    private static String approvers(List<String> words) {
        return words.size() == 3
                ? words.get(1)
                : words.get(2) + " different people, at least one of them "
                        + (words.get(1).startsWith("the ") ? "of " : "") + words.get(1);
    }

    private static String run(String action) {
        return action.endsWith("reply") ? "be sent" : "run";
    }

    private static String ended(String sentence) {
        return sentence.matches("(?s).*[.!?]") ? sentence : sentence + ".";
    }
}
