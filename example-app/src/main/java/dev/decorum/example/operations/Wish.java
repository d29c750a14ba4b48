package dev.decorum.example.operations;

import dev.decorum.example.execution.OrderRecord;
import dev.decorum.example.execution.Shipment;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.AddNote;
import dev.decorum.policy.fact.Compensation;
import dev.decorum.policy.fact.DisputeKind;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.SubmitDisputeEvidence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wishes of the back office, as an action to be decided on.
 *
 * @param action the action
 * @param noun what sentences for people call it
 * @param words what a note or evidence says; blank for money
 */
record Wish(Action action, String noun, String words) {
    /** The id of the refund of a case. */
    static final String REFUND = "refund";
    /** The id of the compensation of a case. */
    static final String COMPENSATION = "compensation";
    /** The id of the evidence for the dispute of a case. */
    static final String EVIDENCE = "dispute-evidence";

    /** The part of the price that is proposed for a late or damaged delivery: a house rule; reviewers change the amount. */
    private static final BigDecimal COMPENSATED = new BigDecimal("0.10");

    private static final Set<Intent> NOTED = Set.of(
            Intent.CANCEL_ORDER,
            Intent.CHANGE_ORDER,
            Intent.CHANGE_ADDRESS,
            Intent.EXCHANGE_REPLACE,
            Intent.RETURN_WITHDRAW);
    private static final Set<Intent> DAMAGED = Set.of(Intent.DEFECTIVE_ITEM, Intent.WRONG_MISSING_ITEM);

    /**
     * What a customer wishes: money back before all else; then what people do by hand, which is noted on the order; then
     * compensation for damage, or for a complaint about an order that is late. Nothing before the order is known.
     */
    static Optional<Wish> of(CaseFile file, Instant now) {
        Order order = file.order().map(OrderRecord::order).orElse(null);
        if (order == null) {
            return Optional.empty();
        }
        String id = Objects.requireNonNull(order.id(), "An order of the back office has a number.");
        Set<Intent> intents = file.intents();
        if (intents.contains(Intent.GET_REFUND)) {
            return Optional.of(new Wish(new Refund(REFUND, order.total(), id), "refund", ""));
        }
        if (intents.stream().anyMatch(NOTED::contains)) {
            // A note is permitted at every stage, and before reviewed execution nothing runs but look-ups.
            return file.shop().stage() == RolloutStage.REVIEWED_EXECUTION
                    ? Optional.of(note(file, id))
                    : Optional.empty();
        }
        boolean damaged = intents.stream().anyMatch(DAMAGED::contains);
        boolean complains = intents.contains(Intent.DELIVERY_DELAY) && intents.contains(Intent.COMPLAINT_REVIEW);
        return damaged || (complains && isLate(order, now))
                ? Optional.ofNullable(part(order.total()))
                        .map(amount -> new Compensation(COMPENSATION, amount, id, Money.UNKNOWN))
                        .map(action -> new Wish(action, "compensation", ""))
                : Optional.empty();
    }

    /** The evidence that the house has in a dispute about an order: what it promised, and what the carrier says. */
    static Wish evidence(CaseFile file, OrderRecord of, Optional<Shipment> shipment) {
        Order order = of.order();
        String id = Objects.requireNonNull(order.id(), "An order of the back office has a number.");
        String carried = shipment.map(s ->
                        " Carrier: " + s.carrier() + ", number " + s.tracking() + ", which says: " + s.status() + ".")
                .orElse(" No carrier has it.");
        String words = "For the dispute about order " + id + ": placed " + day(order.placedAt()) + ", promised for "
                + day(order.promisedAt()) + ", delivered " + day(order.deliveredAt()) + "." + carried;
        return new Wish(new SubmitDisputeEvidence(EVIDENCE, id, kind(file.intents())), "dispute evidence", words);
    }

    private static Wish note(CaseFile file, String order) {
        String wishes = file.intents().stream()
                .filter(NOTED::contains)
                .map(intent -> FactKinds.wordFor(intent).replace('_', ' '))
                .sorted()
                .collect(Collectors.joining(", "));
        String id = "note-" + wishes.replace(", ", "-").replace(' ', '-');
        String words = "Note on order " + order + ": the customer asks for " + wishes + ", in case " + file.id() + ".";
        return new Wish(new AddNote(id, false), "note", words);
    }

    private static boolean isLate(Order order, Instant now) {
        Instant promised = order.promisedAt();
        Instant end = order.deliveredAt() == null ? now : order.deliveredAt();
        return promised != null && end.isAfter(promised);
    }

    private static @Nullable Money part(Money price) {
        BigDecimal amount = price.amount();
        String currency = price.currency();
        if (amount == null || currency == null) {
            return null;
        }
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        BigDecimal part = amount.multiply(COMPENSATED).setScale(Math.max(0, digits), RoundingMode.HALF_EVEN);
        return part.signum() > 0 ? new Money(part, currency, null) : null;
    }

    private static DisputeKind kind(Set<Intent> intents) {
        if (intents.contains(Intent.DELIVERED_NOT_RECEIVED) || intents.contains(Intent.DELIVERY_DELAY)) {
            return DisputeKind.NOT_RECEIVED;
        }
        return intents.stream().anyMatch(DAMAGED::contains) ? DisputeKind.NOT_AS_DESCRIBED : DisputeKind.OTHER;
    }

    private static String day(@Nullable Instant at) {
        return at == null
                ? "at no known day"
                : at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    @Override
    public String toString() {
        return "Wish[" + action.id() + "]";
    }
}
