package dev.decorum.example.operations;

import dev.decorum.example.operations.Drafter.Purpose;
import dev.decorum.example.operations.knowledge.KnowledgeAnswers;
import dev.decorum.example.operations.knowledge.Passage;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.LookUpOrder;
import dev.decorum.policy.fact.OrderStatus;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The house's turn in a case after the customer has written: decide, ask for a proof or look the order up, propose what
 * was asked for, answer. Whatever is uncertain on the way gives the case to a person, with the reason. For one thread.
 */
final class CaseTurn {
    private static final Set<Intent> OF_AN_ORDER = Set.of(
            Intent.TRACK_ORDER,
            Intent.DELIVERY_DELAY,
            Intent.DELIVERED_NOT_RECEIVED,
            Intent.CANCEL_ORDER,
            Intent.CHANGE_ORDER,
            Intent.CHANGE_ADDRESS,
            Intent.GET_REFUND,
            Intent.TRACK_REFUND,
            Intent.RETURN_WITHDRAW,
            Intent.EXCHANGE_REPLACE,
            Intent.DEFECTIVE_ITEM,
            Intent.WRONG_MISSING_ITEM,
            Intent.WARRANTY_CLAIM,
            Intent.DUPLICATE_CHARGE);
    private static final Set<Intent> ANSWERED_BY_KNOWLEDGE = Set.of(
            Intent.DELIVERY_PERIOD,
            Intent.PAYMENT_METHODS,
            Intent.INVOICE,
            Intent.REFUND_POLICY,
            Intent.PRODUCT_QUESTION,
            Intent.AUTHENTICITY_QUERY,
            Intent.PRICE_MATCH_COUPON,
            Intent.MEMBERSHIP_POINTS);
    private static final Set<Intent> ANSWERED_BY_STATUS =
            Set.of(Intent.TRACK_ORDER, Intent.DELIVERY_DELAY, Intent.DELIVERY_PERIOD);

    private static final String NOTED = "What the customer asks for is noted on the order: a person does it.";
    private static final String PREPARED = " Evidence for the dispute is proposed.";

    private final CaseWork work;
    private final CaseFile file;
    private final String key;

    /**
     * A turn.
     *
     * @param key tells it from the other turns of its case; nothing is answered twice in one turn
     */
    CaseTurn(CaseWork work, String key) {
        this.work = work;
        this.file = work.file();
        this.key = key;
    }

    /** Takes the turn. */
    void run(@Nullable String text) throws SQLException {
        work.drafts().replace(work.connection(), work.row().id());
        if (text != null) {
            prove(text);
        }
        Decided decided = work.decide(lookUp());
        work.show(decided);
        answer(decided);
        work.keep();
    }

    private void prove(String text) {
        if (file.proved().compareTo(VerificationLevel.TWO_DATA_POINTS) < 0 && IdentityCheck.offersDataPoints(text)) {
            work.identity().twoDataPoints(file, text).ifPresent(file::named);
        } else if (file.order().isPresent()
                && file.proved().compareTo(VerificationLevel.ONE_TIME_CODE) < 0
                && IdentityCheck.offersCode(text)) {
            work.identity().code(file, text);
        }
        if (file.named().isEmpty()) {
            IdentityCheck.orderNumber(text).ifPresent(file::named);
        }
    }

    private void answer(Decided decided) throws SQLException {
        PolicyDecision decision = decided.decision();
        RolloutStage stage = file.shop().stage();
        if (stage.compareTo(RolloutStage.DRAFT) < 0) {
            work.waits("The machine does not write on this channel yet.", List.of());
        } else if (decision.needsPerson()) {
            disputed(decided);
        } else if (file.intents().isEmpty()) {
            work.escalate("What the customer wants was not understood.", List.of(), decided);
        } else if (needsOrder(decision) && file.order().isEmpty()) {
            order(decided);
        } else {
            request(decided);
        }
    }

    /** Gives the case to a person; in a dispute, with the evidence that the house has. */
    private void disputed(Decided decided) throws SQLException {
        boolean prepared = new ActionPlan(work)
                .evidence()
                .filter(planned -> planned.step() == ActionPlan.Step.PROPOSED)
                .isPresent();
        work.escalate(
                whyAPerson(decided.decision()) + (prepared ? PREPARED : ""),
                decided.decision().routing().handOver(),
                decided);
    }

    private boolean needsOrder(PolicyDecision decision) {
        return decision.orderNeeded() || file.intents().stream().anyMatch(OF_AN_ORDER::contains);
    }

    private void order(Decided decided) throws SQLException {
        Ruling ruling = decided.ruling(CaseFlow.LOOK_UP);
        String number = file.named().orElse(null);
        boolean proved = file.proved().compareTo(ruling.verification()) >= 0;
        if (ruling.outcome() == Outcome.VERIFY || number == null || !proved) {
            say(Purpose.ASK_TWO_DATA_POINTS, decided, Map.of());
        } else if (ruling.outcome() != Outcome.PERMIT) {
            work.escalate("The machine may not look the order up here" + by(ruling) + ".", ruling.roles(), decided);
        } else {
            found(number, decided);
        }
    }

    private void found(String number, Decided decided) throws SQLException {
        work.tools().backOffice().order(number).ifPresent(file::found);
        if (file.order().isEmpty()) {
            work.escalate("The back office has no order of the number that was proved.", List.of(), decided);
            return;
        }
        Decided withOrder = work.decide(lookUp());
        work.show(withOrder);
        if (withOrder.decision().needsPerson()) {
            work.escalate(
                    whyAPerson(withOrder.decision()),
                    withOrder.decision().routing().handOver(),
                    withOrder);
        } else {
            request(withOrder);
        }
    }

    /** What the customer asks for, now that all is known that the rules ask for. */
    private void request(Decided decided) throws SQLException {
        Optional<ActionPlan.Planned> planned = new ActionPlan(work).plan();
        if (planned.isPresent()) {
            planned(planned.get());
            return;
        }
        OrderStatus status = file.order().map(order -> order.order().status()).orElse(OrderStatus.UNKNOWN);
        boolean statusAnswers = ANSWERED_BY_STATUS.containsAll(file.intents());
        if (statusAnswers && status == OrderStatus.SHIPPED) {
            say(Purpose.ORDER_ON_ITS_WAY, decided, orderValues());
        } else if (statusAnswers && status == OrderStatus.DELIVERED) {
            say(Purpose.ORDER_DELIVERED, decided, orderValues());
        } else if (statusAnswers && (status == OrderStatus.PLACED || status == OrderStatus.PAID)) {
            say(Purpose.ORDER_IN_PREPARATION, decided, orderValues());
        } else {
            known(decided);
        }
    }

    /** Answers a question with what the house has written down, when it has. */
    private void known(Decided decided) throws SQLException {
        Optional<Passage> passage = ANSWERED_BY_KNOWLEDGE.containsAll(file.intents())
                ? new KnowledgeAnswers(work.tools().knowledge())
                        .answer(file.message(), decided.decision().consult())
                : Optional.empty();
        if (passage.isEmpty()) {
            work.escalate("There is no answer to this request yet: a person writes.", List.of(), decided);
            return;
        }
        say(
                Purpose.KNOWLEDGE,
                decided,
                Map.of(
                        "answer",
                        passage.get().text(),
                        Replies.SOURCE,
                        passage.get().source()));
    }

    private void planned(ActionPlan.Planned planned) throws SQLException {
        work.show(planned.decided());
        switch (planned.step()) {
            case PROVE_MORE -> {
                work.identity().ensureCode(file);
                say(
                        Purpose.ASK_CODE,
                        planned.decided(),
                        Map.of("minutes", Long.toString(IdentityCheck.CODE_LIFE.toMinutes())));
            }
            case PROPOSED -> {
                if (say(Purpose.IN_REVIEW, planned.decided(), orderValues())) {
                    work.state(CaseState.REVIEW);
                }
            }
            case APPROVED -> work.state(CaseState.REVIEW);
            case NOTED -> {
                if (say(Purpose.IN_REVIEW, planned.decided(), orderValues())) {
                    work.escalate(NOTED, planned.roles(), planned.decided());
                }
            }
            case REFUSED -> work.escalate(planned.reason(), planned.roles(), planned.decided());
        }
    }

    /**
     * Drafts a reply, and sends it when the rules, the check and the stage permit it; otherwise it waits for a person.
     *
     * @return whether it is on its way
     */
    private boolean say(Purpose purpose, Decided decided, Map<String, String> values) throws SQLException {
        return new ReplyStep(work, key).say(purpose, decided, values);
    }

    private LookUpOrder lookUp() {
        return new LookUpOrder(CaseFlow.LOOK_UP, file.named().orElse(null));
    }

    private Map<String, String> orderValues() {
        return Map.of("order", Objects.requireNonNullElse(file.named().orElse(null), ""));
    }

    private static String whyAPerson(PolicyDecision decision) {
        String roles =
                decision.routing().handOver().stream().map(FactKinds::wordFor).collect(Collectors.joining(", "));
        return "The rules give the case to a person (" + roles + ").";
    }

    static String by(Ruling ruling) {
        if (ruling.because().isEmpty()) {
            return ruling.note().isBlank() ? "" : ": " + ruling.note().replaceAll("\\.$", "");
        }
        return ", by " + String.join(", ", ruling.because());
    }
}
