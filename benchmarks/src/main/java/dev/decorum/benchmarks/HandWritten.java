package dev.decorum.benchmarks;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.OrderStatus;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.RefundMethod;
import dev.decorum.policy.fact.Signal;
import dev.decorum.policy.fact.VerificationLevel;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pack in Java: what no engine can undercut by much. Nothing here can be changed without a release. */
final class HandWritten implements Contender {
    @Override
    public List<Verdict> decide(PolicyRequest request) {
        Message message = null;
        Customer customer = null;
        Order order = null;
        Refund refund = null;
        for (Fact fact : request.facts()) {
            if (fact instanceof Message m) {
                message = m;
            } else if (fact instanceof Customer c) {
                customer = c;
            } else if (fact instanceof Order o) {
                order = o;
            } else if (fact instanceof Refund r) {
                refund = r;
            }
        }
        if (message == null || customer == null || order == null || refund == null) {
            throw new IllegalArgumentException("A request of the pack has a message, a customer, an order, a refund.");
        }
        Tally tally = new Tally();
        Case of = new Case(message, customer, order, refund, tally);
        of.baseRefund();
        of.baseReply();
        of.messagingRefund();
        of.messagingReply();
        of.lineRefund();
        of.lineReply();
        of.europeRefund();
        of.europeReply();
        of.germanyRefund();
        of.germanyReply();
        of.aylaRefund();
        of.aylaReply();
        return tally.verdicts();
    }

    private static boolean isMore(@Nullable BigDecimal value, int than) {
        return value != null && value.compareTo(BigDecimal.valueOf(than)) > 0;
    }

    private static boolean isAtMost(@Nullable BigDecimal value, int than) {
        return value != null && value.compareTo(BigDecimal.valueOf(than)) <= 0;
    }

    private record Case(Message message, Customer customer, Order order, Refund refund, Tally tally) {
        void baseRefund() {
            BigDecimal amount = refund.amount().reference();
            BigDecimal total = order.total().reference();
            Integer age = customer.accountAgeDays();
            if (isAtMost(amount, 20) && refund.method() == RefundMethod.ORIGINAL) {
                tally.permit("refund", "refund-small");
            }
            if (isMore(amount, 20)) {
                tally.review("refund", "refund-medium");
            }
            if (isMore(amount, 400)) {
                tally.deny("refund", "refund-large");
            }
            if ((refund.method() == RefundMethod.STORE_CREDIT || refund.method() == RefundMethod.OTHER)) {
                tally.review("refund", "refund-other-way");
            }
            if ((order.status() == OrderStatus.SHIPPED || order.status() == OrderStatus.DELIVERED)
                    && message.intents().contains(Intent.DELIVERED_NOT_RECEIVED)) {
                tally.permit("refund", "refund-not-delivered");
            }
            if (customer.verified() == VerificationLevel.NONE) {
                tally.deny("refund", "refund-without-proof");
            }
            if (customer.verified() == VerificationLevel.HANDLE) {
                tally.review("refund", "refund-weak-proof");
            }
            if (order.status() == OrderStatus.RETURNED && message.intents().contains(Intent.RETURN_WITHDRAW)) {
                tally.permit("refund", "refund-returned");
            }
            if ((order.status() == OrderStatus.PLACED || order.status() == OrderStatus.UNKNOWN)) {
                tally.deny("refund", "refund-placed");
            }
            if (customer.disputesOpen() > 0 && isMore(amount, 5)) {
                tally.deny("refund", "refund-disputed");
            }
            if (age != null && age <= 7) {
                tally.review("refund", "refund-young-account");
            }
            if (message.signals().contains(Signal.FRAUD)) {
                tally.deny("refund", "refund-fraud");
            }
            if (message.signals().contains(Signal.LEGAL_THREAT)) {
                tally.review("refund", "refund-legal");
            }
            if (message.signals().contains(Signal.INJURY)) {
                tally.review("refund", "refund-injury");
            }
            if (isMore(total, 250) && isMore(amount, 50)) {
                tally.review("refund", "refund-costly-order");
            }
        }

        void baseReply() {
            if (message.textLength() <= 4000) {
                tally.permit("reply", "reply-plain");
            }
            if (message.textLength() > 2000 && message.intents().contains(Intent.COMPLAINT_REVIEW)) {
                tally.review("reply", "reply-long");
            }
            if (message.signals().contains(Signal.LEGAL_THREAT)) {
                tally.review("reply", "reply-legal");
            }
            if (message.signals().contains(Signal.SELF_HARM)) {
                tally.deny("reply", "reply-self-harm");
            }
            if (message.signals().contains(Signal.PRESS)) {
                tally.review("reply", "reply-press");
            }
            if (message.signals().contains(Signal.MINOR)) {
                tally.review("reply", "reply-minor");
            }
            if (message.attachments() > 4) {
                tally.review("reply", "reply-attachments");
            }
            if (message.intents().contains(Intent.DATA_REQUEST)) {
                tally.review("reply", "reply-data");
            }
            if (message.intents().contains(Intent.HUMAN_AGENT)) {
                tally.deny("reply", "reply-person");
            }
        }

        void messagingRefund() {
            BigDecimal amount = refund.amount().reference();
            if (message.intents().contains(Intent.GET_REFUND)
                    && isAtMost(amount, 30)
                    && (customer.verified() == VerificationLevel.TWO_DATA_POINTS
                            || customer.verified() == VerificationLevel.ONE_TIME_CODE
                            || customer.verified() == VerificationLevel.STEP_UP)) {
                tally.permit("refund", "refund-asked");
            }
            if (message.intents().contains(Intent.TRACK_ORDER) && isMore(amount, 10)) {
                tally.review("refund", "refund-unasked");
            }
            if (message.audience() == Audience.GROUP) {
                tally.deny("refund", "refund-in-group");
            }
            if (message.audience() == Audience.PUBLIC) {
                tally.deny("refund", "refund-in-public");
            }
            if (message.attachments() > 0
                    && message.intents().contains(Intent.DEFECTIVE_ITEM)
                    && isAtMost(amount, 25)) {
                tally.permit("refund", "refund-pictures");
            }
            if (message.signals().contains(Signal.ANGER) && isMore(amount, 15)) {
                tally.review("refund", "refund-angry");
            }
        }

        void messagingReply() {
            if (message.audience() == Audience.PRIVATE) {
                tally.permit("reply", "reply-private");
            }
            if (message.audience() == Audience.GROUP) {
                tally.review("reply", "reply-group");
            }
            if (message.audience() == Audience.PUBLIC && customer.verified() == VerificationLevel.NONE) {
                tally.review("reply", "reply-public");
            }
            if (message.textLength() > 4096) {
                tally.deny("reply", "reply-very-long");
            }
            if (message.attachments() > 2) {
                tally.review("reply", "reply-many-files");
            }
            if (customer.verified() == VerificationLevel.NONE
                    && message.intents().contains(Intent.ACCOUNT_RECOVER)) {
                tally.review("reply", "reply-stranger");
            }
        }

        void lineRefund() {
            BigDecimal amount = refund.amount().reference();
            BigDecimal total = order.total().reference();
            Integer late = order.daysLate();
            if (late != null && late > 3 && isAtMost(amount, 20)) {
                tally.permit("refund", "refund-late");
            }
            if (late != null && late > 14 && isAtMost(amount, 60)) {
                tally.permit("refund", "refund-very-late");
            }
            if (late != null && late <= 0 && message.intents().contains(Intent.DELIVERY_DELAY)) {
                tally.review("refund", "refund-in-time");
            }
            if (late != null && late > 3 && isMore(total, 100)) {
                tally.review("refund", "refund-late-costly");
            }
            if (message.intents().contains(Intent.DISPUTE_CHARGEBACK)) {
                tally.deny("refund", "refund-chargeback");
            }
            if (message.intents().contains(Intent.DUPLICATE_CHARGE) && customer.disputesOpen() > 1) {
                tally.review("refund", "refund-duplicate");
            }
        }

        void lineReply() {
            if (message.textLength() <= 1000 && message.attachments() <= 1) {
                tally.permit("reply", "reply-short");
            }
            if (message.textLength() > 1000 && message.audience() == Audience.PRIVATE) {
                tally.review("reply", "reply-window");
            }
            if (message.intents().contains(Intent.PRICE_MATCH_COUPON)) {
                tally.review("reply", "reply-coupon");
            }
            if (message.intents().contains(Intent.AUTHENTICITY_QUERY)) {
                tally.review("reply", "reply-genuine");
            }
            if (message.intents().contains(Intent.PAYMENT_ISSUE)
                    && (customer.verified() == VerificationLevel.NONE
                            || customer.verified() == VerificationLevel.HANDLE)) {
                tally.review("reply", "reply-payment");
            }
            if (customer.disputesOpen() > 2) {
                tally.review("reply", "reply-disputes");
            }
        }

        void europeRefund() {
            BigDecimal amount = refund.amount().reference();
            BigDecimal total = order.total().reference();
            Integer late = order.daysLate();
            if (message.intents().contains(Intent.RETURN_WITHDRAW)
                    && isAtMost(total, 500)
                    && (order.status() == OrderStatus.DELIVERED || order.status() == OrderStatus.RETURNED)) {
                tally.permit("refund", "refund-withdrawal");
            }
            if (message.intents().contains(Intent.WARRANTY_CLAIM)) {
                tally.review("refund", "refund-warranty");
            }
            if (order.status() == OrderStatus.CANCELLED && isAtMost(amount, 100)) {
                tally.permit("refund", "refund-cancelled");
            }
            if (isMore(amount, 300) && isAtMost(total, 300)) {
                tally.deny("refund", "refund-above-order");
            }
            if (refund.method() == RefundMethod.STORE_CREDIT
                    && message.intents().contains(Intent.RETURN_WITHDRAW)) {
                tally.deny("refund", "refund-credit-note");
            }
            if (late != null && late > 30 && refund.method() == RefundMethod.ORIGINAL && isAtMost(amount, 200)) {
                tally.permit("refund", "refund-delayed");
            }
        }

        void europeReply() {
            if (message.signals().contains(Signal.DATA_REQUEST)) {
                tally.review("reply", "reply-data-signal");
            }
            if (message.signals().contains(Signal.INJURY)) {
                tally.review("reply", "reply-injury");
            }
            if (message.intents().contains(Intent.INVOICE)
                    && (customer.verified() == VerificationLevel.ONE_TIME_CODE
                            || customer.verified() == VerificationLevel.STEP_UP)) {
                tally.permit("reply", "reply-invoice");
            }
            if (message.intents().contains(Intent.REFUND_POLICY)) {
                tally.permit("reply", "reply-policy");
            }
            if (message.intents().contains(Intent.ACCOUNT_EDIT_DELETE)) {
                tally.review("reply", "reply-erase");
            }
            if (message.signals().contains(Signal.MINOR) && message.audience() == Audience.PUBLIC) {
                tally.deny("reply", "reply-minor-public");
            }
        }

        void germanyRefund() {
            BigDecimal amount = refund.amount().reference();
            BigDecimal total = order.total().reference();
            Integer age = customer.accountAgeDays();
            Integer late = order.daysLate();
            if (isAtMost(amount, 25)
                    && (customer.verified() == VerificationLevel.ONE_TIME_CODE
                            || customer.verified() == VerificationLevel.STEP_UP)) {
                tally.permit("refund", "refund-german-limit");
            }
            if (isMore(amount, 120)) {
                tally.review("refund", "refund-german-review");
            }
            if (order.status() == OrderStatus.RETURNED && late != null && late <= 60 && isAtMost(amount, 80)) {
                tally.permit("refund", "refund-return-window");
            }
            if (message.signals().contains(Signal.LEGAL_THREAT) && customer.disputesOpen() > 0) {
                tally.deny("refund", "refund-lawyer");
            }
            if (order.status() == OrderStatus.SHIPPED && isMore(amount, 40)) {
                tally.review("refund", "refund-partial");
            }
            if (age != null && age <= 30 && isMore(total, 200)) {
                tally.review("refund", "refund-new-customer");
            }
        }

        void germanyReply() {
            BigDecimal total = order.total().reference();
            Integer late = order.daysLate();
            if (message.textLength() > 0 && message.audience() == Audience.PRIVATE) {
                tally.permit("reply", "reply-formal");
            }
            if (message.signals().contains(Signal.LEGAL_THREAT) && message.audience() == Audience.PUBLIC) {
                tally.deny("reply", "reply-lawyer");
            }
            if (message.signals().contains(Signal.ANGER) && message.textLength() > 1500) {
                tally.review("reply", "reply-anger");
            }
            if (late != null && late > 21) {
                tally.review("reply", "reply-late");
            }
            if (message.signals().contains(Signal.FRAUD) && customer.verified() == VerificationLevel.NONE) {
                tally.deny("reply", "reply-fraud");
            }
            if (message.intents().contains(Intent.WARRANTY_CLAIM) && isMore(total, 400)) {
                tally.review("reply", "reply-warranty");
            }
        }

        void aylaRefund() {
            BigDecimal amount = refund.amount().reference();
            Integer age = customer.accountAgeDays();
            if (isAtMost(amount, 35) && age != null && age > 365) {
                tally.permit("refund", "refund-brand-goodwill");
            }
            if (isMore(amount, 35) && age != null && age <= 365) {
                tally.review("refund", "refund-brand-limit");
            }
            if (isMore(amount, 350)) {
                tally.deny("refund", "refund-brand-stop");
            }
            if (message.intents().contains(Intent.EXCHANGE_REPLACE)) {
                tally.review("refund", "refund-brand-exchange");
            }
            if (message.intents().contains(Intent.WRONG_MISSING_ITEM) && isAtMost(amount, 30)) {
                tally.permit("refund", "refund-brand-missing");
            }
            if (age != null && age > 1000 && customer.disputesOpen() <= 0 && isAtMost(amount, 50)) {
                tally.permit("refund", "refund-brand-faithful");
            }
        }

        void aylaReply() {
            BigDecimal total = order.total().reference();
            if (message.attachments() <= 3) {
                tally.permit("reply", "reply-brand-plain");
            }
            if (message.intents().contains(Intent.MEMBERSHIP_POINTS)
                    && (customer.verified() == VerificationLevel.HANDLE
                            || customer.verified() == VerificationLevel.TWO_DATA_POINTS
                            || customer.verified() == VerificationLevel.ONE_TIME_CODE
                            || customer.verified() == VerificationLevel.STEP_UP)) {
                tally.permit("reply", "reply-brand-points");
            }
            if (message.intents().contains(Intent.PRODUCT_QUESTION)) {
                tally.permit("reply", "reply-brand-product");
            }
            if (message.signals().contains(Signal.ANGER) && customer.disputesOpen() > 0) {
                tally.review("reply", "reply-brand-angry");
            }
            if (isMore(total, 450) && message.intents().contains(Intent.CANCEL_ORDER)) {
                tally.review("reply", "reply-brand-costly");
            }
            if (message.signals().contains(Signal.PRESS) && message.audience() == Audience.PUBLIC) {
                tally.deny("reply", "reply-brand-press");
            }
        }
    }
}
