package dev.decorum.rules.book;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.AddNote;
import dev.decorum.policy.fact.CancelOrder;
import dev.decorum.policy.fact.ChangeAddress;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.EraseData;
import dev.decorum.policy.fact.Execution;
import dev.decorum.policy.fact.ExportData;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.LookUpLogistics;
import dev.decorum.policy.fact.LookUpOrder;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.ModerateComment;
import dev.decorum.policy.fact.Moment;
import dev.decorum.policy.fact.Reply;
import dev.decorum.policy.fact.SendPrivateReply;
import dev.decorum.policy.fact.SendReply;
import dev.decorum.policy.fact.SubmitDisputeEvidence;
import dev.decorum.policy.fact.TagMember;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a book for kinds of facts and their fields; what has none of its own is called as rules call it. */
final class FactWords {
    private static final Map<Class<?>, String> KINDS = Map.ofEntries(
            Map.entry(AddNote.class, "note"),
            Map.entry(CancelOrder.class, "cancellation"),
            Map.entry(ChangeAddress.class, "change of address"),
            Map.entry(EraseData.class, "erasure of data"),
            Map.entry(Execution.class, "back office"),
            Map.entry(ExportData.class, "export of data"),
            Map.entry(LookUpLogistics.class, "look-up of a shipment"),
            Map.entry(LookUpOrder.class, "look-up of an order"),
            Map.entry(ModerateComment.class, "moderation of a comment"),
            Map.entry(Moment.class, "time"),
            Map.entry(SendPrivateReply.class, "private reply"),
            Map.entry(SendReply.class, "reply"),
            Map.entry(SubmitDisputeEvidence.class, "submission of evidence in a dispute"),
            Map.entry(TagMember.class, "tag for a member"));

    /** Fields by kind and path; a star is any kind. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("*.amount", "amount"),
            Map.entry("*.countWithin90Days", "count within 90 days, itself included,"),
            Map.entry("*.cumulative", "sum with the earlier ones of 90 days"),
            Map.entry("*.orderId", "order"),
            Map.entry("Conversation.contactsWithin7Days", "the number of contacts within 7 days"),
            Map.entry("Conversation.turns", "the number of messages in the conversation"),
            Map.entry("Conversation.window.closesAt", "the end of the reply window"),
            Map.entry("Conversation.window.kind", "the kind of the reply window"),
            Map.entry("Conversation.window.repliesLeft", "the number of replies left in the window"),
            Map.entry("Customer.accountAgeDays", "the age of the account in days"),
            Map.entry("Customer.disputesOpen", "the number of open disputes"),
            Map.entry("Customer.failedProofs", "the number of failed attempts to prove who the customer is"),
            Map.entry("Customer.tier", "the tier of the customer"),
            Map.entry("Customer.verified", "what the customer has proved"),
            Map.entry("Execution.lastFailure", "the last failure of the back office"),
            Map.entry("Execution.page", "the page of the back office"),
            Map.entry("History.agentRefundsToday", "the sum of this agent's refunds of today"),
            Map.entry("History.compensation", "the sum of compensation of 90 days"),
            Map.entry("History.couponCount", "the number of coupons of 90 days"),
            Map.entry("History.refundCount", "the number of refunds of 90 days"),
            Map.entry("History.refunds", "the sum of refunds of 90 days"),
            Map.entry("History.replacementCount", "the number of replacements of 90 days"),
            Map.entry("Message.attachments", "the number of attachments"),
            Map.entry("Message.audience", "the message"),
            Map.entry("Message.sentAt", "the time of the message"),
            Map.entry("Message.textLength", "the length of the message"),
            Map.entry("Moment.localHour", "the local hour"),
            Map.entry("Moment.now", "the time"),
            Map.entry("Moment.weekday", "the day of the week"),
            Map.entry("Order.daysLate", "the number of days by which the order is late"),
            Map.entry("Order.daysSinceDelivery", "the number of days since delivery"),
            Map.entry("Order.deliveredAt", "the time of delivery"),
            Map.entry("Order.id", "the order"),
            Map.entry("Order.paymentMethod", "the means of payment of the order"),
            Map.entry("Order.placedAt", "the time of the order"),
            Map.entry("Order.promisedAt", "the promised time of delivery"),
            Map.entry("Order.statutoryDeadline", "the statutory deadline of the order"),
            Map.entry("Reply.audience", "the reply"),
            Map.entry("Reply.author", "the author of the reply"),
            Map.entry("Reply.contacts", "the number of e-mail addresses and telephone numbers in the reply"),
            Map.entry("Reply.links", "the number of web addresses in the reply"),
            Map.entry("Rollout.stage", "the stage of the rollout"));

    /** Fields that are yes or no: what it means when they are, and when they are not. */
    private static final Map<String, List<String>> YES_OR_NO = Map.ofEntries(
            Map.entry("AddNote.sensitive", List.of("it holds sensitive data", "it holds no sensitive data")),
            Map.entry("CancelOrder.partial", List.of("it is of some items only", "it is of the whole order")),
            Map.entry(
                    "ChangeAddress.sameCountry",
                    List.of("the new address is in the same country", "the new address is in another country")),
            Map.entry(
                    "Conversation.aiDisclosed",
                    List.of(
                            "the customer has been told that a machine writes",
                            "the customer has not been told that a machine writes")),
            Map.entry(
                    "Conversation.humanJoined",
                    List.of("a person has taken part for the seller", "no person has taken part for the seller")),
            Map.entry("Conversation.window.open", List.of("the reply window is open", "the reply window is closed")),
            Map.entry("Execution.permissionMissing", List.of("a permission is missing", "no permission is missing")),
            Map.entry("Message.edited", List.of("the message was edited", "the message was not edited")),
            Map.entry("Moment.quietHours", List.of("it is in the quiet hours", "it is outside the quiet hours")),
            Map.entry("Moment.workingHours", List.of("it is in working hours", "it is outside working hours")),
            Map.entry(
                    "Refund.aboveOrder",
                    List.of("it is above the value of the order", "it is within the value of the order")),
            Map.entry(
                    "Replacement.sameAddress",
                    List.of("it goes to the address of the order", "it goes to another address")),
            Map.entry("TagMember.reversible", List.of("it can be taken back", "it cannot be taken back")));

    /** Fields that are lists: what it means when they hold something, and when they do not. */
    private static final Map<String, List<String>> LISTS = Map.of(
            "Customer.consents", List.of("the customer has agreed to ", "the customer has not agreed to "),
            "Customer.tags", List.of("the customer has the tag ", "the customer has not the tag "),
            "Execution.permissions", List.of("the agent has the permission ", "the agent has not the permission "),
            "Message.intents", List.of("the customer wants: ", "the customer does not want: "),
            "Message.signals", List.of("the message shows a sign of ", "the message shows no sign of "),
            "Order.categories",
                    List.of("the order holds goods of the category ", "the order holds no goods of the category "),
            "Reply.disclosures", List.of("the reply says ", "the reply does not say "));

    private static final Set<Class<?>> ALWAYS_THERE = Set.of(Message.class, Reply.class, Moment.class);

    private FactWords() {}

    /** A kind without an article, such as {@code refund}. */
    static String kind(Class<?> kind) {
        return KINDS.getOrDefault(kind, FactKinds.nameOf(kind).replace('-', ' '));
    }

    /** A kind with an article, such as {@code an export of data}. */
    static String oneOf(Class<?> kind) {
        String word = kind(kind);
        if (kind == SendReply.class) {
            return "the sending of the reply";
        }
        return ("aeiou".indexOf(word.charAt(0)) >= 0 ? "an " : "a ") + word;
    }

    /** What it means that a fact of a kind is there. */
    static String there(Class<?> kind) {
        if (kind == SendReply.class) {
            return "the reply is to be sent";
        }
        if (Action.class.isAssignableFrom(kind)) {
            return oneOf(kind) + " is proposed";
        }
        if (kind == Claim.class) {
            return "a claim is found in the reply";
        }
        if (kind == Message.class) {
            return "the customer has written";
        }
        return "the " + kind(kind) + (ALWAYS_THERE.contains(kind) ? " is there" : " is known");
    }

    /** A field as the subject of a clause; actions are called it. */
    static String field(Class<?> kind, List<String> path) {
        String dotted = dotted(path);
        String own = FIELDS.get(kind.getSimpleName() + "." + dotted);
        if (own != null) {
            return own;
        }
        String words = FIELDS.getOrDefault("*." + dotted, plain(dotted));
        return Action.class.isAssignableFrom(kind) || kind == Claim.class
                ? "its " + words
                : "the " + words + " of the " + kind(kind);
    }

    /** A field away from the pattern of its fact. */
    static String fieldOf(Class<?> kind, List<String> path) {
        String field = field(kind, path);
        return field.startsWith("its ") ? "the " + field.substring(4) + " of the " + kind(kind) : field;
    }

    /** What a field that is yes or no means; null when there are no words for it. */
    static @Nullable String yesOrNo(Class<?> kind, List<String> path, boolean yes) {
        List<String> words = YES_OR_NO.get(kind.getSimpleName() + "." + dotted(path));
        return words == null ? null : words.get(yes ? 0 : 1);
    }

    /** What it means that a list holds something, before the word for that. */
    static String holds(Class<?> kind, List<String> path, boolean negated) {
        List<String> words = LISTS.get(kind.getSimpleName() + "." + dotted(path));
        if (words != null) {
            return words.get(negated ? 1 : 0);
        }
        return field(kind, path) + (negated ? " do not include " : " include ");
    }

    /** The path without the currency: money is compared in the reference currency. */
    private static String dotted(List<String> path) {
        boolean money = path.size() > 1 && path.get(path.size() - 1).equals("reference");
        return String.join(".", money ? path.subList(0, path.size() - 1) : path);
    }

    private static String plain(String dotted) {
        return dotted.replace('.', ' ')
                .replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
