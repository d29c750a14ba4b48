package dev.decorum.example.operations;

import dev.decorum.example.execution.OrderRecord;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.FactMapper;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.fact.Conversation;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.Signal;
import dev.decorum.policy.fact.VerificationLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one case so far. What a customer wanted and what worried us in an earlier message still counts when
 * the next one comes. Not safe for use by several threads.
 */
public final class CaseFile {
    private final String id;
    private final Shop shop;
    private final Set<Intent> intents = EnumSet.noneOf(Intent.class);
    private final Set<Signal> signals = EnumSet.noneOf(Signal.class);
    private Conversation conversation = new Conversation(ReplyWindow.UNKNOWN, 0, false, false, null, null);
    private Customer customer = Customer.verified(VerificationLevel.NONE);
    private @Nullable Message message;
    private @Nullable MessageReceived latest;
    private @Nullable OrderRecord order;
    private @Nullable String named;

    /** A case in which nothing has happened, by a key of the house's own. */
    public CaseFile(String id, Shop shop) {
        this.id = id;
        this.shop = shop;
    }

    /** The case as it was when {@link #snapshot} was taken of it. */
    public static CaseFile of(String id, Shop shop, Snapshot then) {
        CaseFile file = new CaseFile(id, shop);
        file.intents.addAll(then.intents());
        file.signals.addAll(then.signals());
        file.conversation = then.conversation();
        file.customer = then.customer();
        file.message = then.message();
        file.latest = then.latest();
        file.order = then.order();
        file.named = then.named();
        return file;
    }

    /** All that is known of it now, to be kept. */
    public Snapshot snapshot() {
        return new Snapshot(intents, signals, conversation, customer, message, latest, order, named);
    }

    /** The house's key of the case. */
    public String id() {
        return id;
    }

    /** The settings under which it is handled. */
    public Shop shop() {
        return shop;
    }

    /**
     * Takes a message in.
     *
     * @return its words, or nothing when the event is no message of a customer's
     */
    public Optional<String> take(MessageReceived event, IntentRecognizer recognizer) {
        return take(event, event, recognizer);
    }

    /** Takes in what a customer has put in the place of an earlier message, likewise. */
    public Optional<String> take(ChannelEvent.MessageEdited event, IntentRecognizer recognizer) {
        MessageReceived asNew =
                new MessageReceived(event.origin(), event.sender(), event.content(), event.window(), event.reply());
        return take(event, asNew, recognizer);
    }

    private Optional<String> take(ChannelEvent event, MessageReceived asNew, IntentRecognizer recognizer) {
        List<Fact> facts = FactMapper.facts(event, conversation);
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        for (Fact fact : facts) {
            if (fact instanceof Conversation now) {
                conversation = now;
            } else if (fact instanceof Message now) {
                message = understood(now, recognizer);
            }
        }
        latest = asNew;
        return Optional.ofNullable(message).map(Message::text);
    }

    /** The newest message, with what was understood of the whole case. */
    public Message message() {
        return Objects.requireNonNull(message, "The case has no message yet.");
    }

    /** The newest message as it came. */
    public MessageReceived latest() {
        return Objects.requireNonNull(latest, "The case has no message yet.");
    }

    /** The conversation, as it stands after the newest message. */
    public Conversation conversation() {
        return conversation;
    }

    /** What the customer wants, in all messages together. */
    public Set<Intent> intents() {
        return Collections.unmodifiableSet(intents);
    }

    /** Where a reply goes; nothing when the channel takes none. */
    public Optional<ReplyHandle> reply() {
        return Optional.ofNullable(latest().reply());
    }

    /** The order, once it has been looked up. */
    public Optional<OrderRecord> order() {
        return Optional.ofNullable(order);
    }

    /** The number of the order that the case is about, looked up or not. */
    public Optional<String> named() {
        return Optional.ofNullable(named);
    }

    /** Notes the number of the order that the case is about; another one that was looked up before no longer counts. */
    public void named(String orderId) {
        named = orderId;
        if (order != null && !orderId.equals(order.order().id())) {
            order = null;
            customer = customer(customer.verified());
        }
    }

    /** The customer of the back office who has proved to be writing; nothing before the proof and the look-up. */
    public Optional<String> provedCustomer() {
        return customer.verified().compareTo(VerificationLevel.TWO_DATA_POINTS) < 0
                ? Optional.empty()
                : order().filter(found -> Objects.equals(found.order().id(), named))
                        .map(OrderRecord::customerId);
    }

    /** Notes how many threads this customer has opened in the last 7 days. */
    public void contacts(int within7Days) {
        conversation = new Conversation(
                conversation.window(),
                conversation.turns(),
                conversation.humanJoined(),
                conversation.aiDisclosed(),
                within7Days,
                conversation.language());
    }

    /** What the customer has proved so far. */
    public VerificationLevel proved() {
        return customer.verified();
    }

    /** Notes what the customer has proved; a level once reached is kept. */
    public void proved(VerificationLevel level) {
        VerificationLevel held = customer.verified();
        customer = customer(level.compareTo(held) > 0 ? level : held);
    }

    /** Notes the order that was looked up, and whose it is. */
    public void found(OrderRecord found) {
        order = found;
        named = found.order().id();
        customer = customer(customer.verified());
    }

    /** Notes that the customer has been told that a machine writes. */
    public void disclosed() {
        conversation = new Conversation(
                conversation.window(),
                conversation.turns(),
                conversation.humanJoined(),
                true,
                conversation.contactsWithin7Days(),
                conversation.language());
    }

    /** Notes that a person has taken part for the seller. */
    public void joined() {
        conversation = new Conversation(
                conversation.window(),
                conversation.turns(),
                true,
                conversation.aiDisclosed(),
                conversation.contactsWithin7Days(),
                conversation.language());
    }

    /** Notes that a proof has failed. */
    public void failedProof() {
        customer = new Customer(
                customer.id(),
                customer.verified(),
                customer.tags(),
                customer.tier(),
                customer.consents(),
                customer.accountAgeDays(),
                customer.disputesOpen(),
                customer.failedProofs() + 1);
    }

    /** Notes the signals that the rules have found in a message. */
    void noticed(Set<Signal> found) {
        signals.addAll(found);
    }

    /** A request on all that is known, with more facts that belong to one question. */
    PolicyRequest request(Instant at, List<? extends Fact> more) {
        List<Fact> facts = new ArrayList<>(
                List.of(new Rollout(shop.stage()), message().withSignals(signals), conversation, customer));
        order().ifPresent(o -> facts.add(o.order()));
        facts.addAll(more);
        String channel = Objects.requireNonNull(message().channel(), "The message names its channel.");
        return PolicyRequest.on(channel).in(shop.region()).at(at).with(facts).build();
    }

    private Message understood(Message raw, IntentRecognizer recognizer) {
        String before = Optional.ofNullable(raw.language())
                .or(() -> Optional.ofNullable(message).map(Message::language))
                .orElse(null);
        Recognition recognition = recognizer.recognize(raw.text() == null ? "" : raw.text(), before);
        intents.addAll(recognition.intents());
        String language = Optional.ofNullable(raw.language())
                .or(() -> Optional.ofNullable(recognition.language()))
                .or(() -> Optional.ofNullable(message).map(Message::language))
                .orElse(null);
        return new Message(
                raw.channel(),
                raw.surface(),
                raw.audience(),
                language,
                intents,
                raw.signals(),
                raw.text(),
                raw.textLength(),
                raw.attachments(),
                raw.edited(),
                raw.sentAt());
    }

    private Customer customer(VerificationLevel level) {
        return new Customer(
                order == null ? null : order.customerId(),
                level,
                Set.of(),
                null,
                Set.of(),
                null,
                order == null ? 0 : order.disputesOpen(),
                customer.failedProofs());
    }

    /**
     * All that is known of a case, as a value that can be kept as JSON.
     *
     * @param intents what the customer wants
     * @param signals what changes how the case is handled
     * @param conversation the thread
     * @param customer the customer, as far as known
     * @param message the newest message, as the rules see it; null before the first. Personal data
     * @param latest the newest message as it came; null before the first. Personal data
     * @param order the order, once looked up. Personal data
     * @param named the number of the order that it is about; null when not known
     */
    public record Snapshot(
            Set<Intent> intents,
            Set<Signal> signals,
            Conversation conversation,
            Customer customer,
            @Nullable Message message,
            @Nullable MessageReceived latest,
            @Nullable OrderRecord order,
            @Nullable String named) {
        public Snapshot {
            intents = Set.copyOf(intents);
            signals = Set.copyOf(signals);
        }

        @Override
        public String toString() {
            return "Snapshot[" + conversation.turns() + " turns]";
        }
    }
}
