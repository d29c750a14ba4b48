package dev.decorum.policy.fact;

/** What a customer wants. Names marked by Bitext in public data sets are kept, so that trained models fit. */
public enum Intent {
    /** Where is my order? */
    TRACK_ORDER,
    /** How long does delivery take? */
    DELIVERY_PERIOD,
    /** My order is late. */
    DELIVERY_DELAY,
    /** It says delivered, but nothing came. */
    DELIVERED_NOT_RECEIVED,
    /** Cancel my order. */
    CANCEL_ORDER,
    /** Change what I ordered. */
    CHANGE_ORDER,
    /** Change the address. */
    CHANGE_ADDRESS,
    /** I want to order. */
    PLACE_ORDER,
    /** The payment failed. */
    PAYMENT_ISSUE,
    /** How can I pay? */
    PAYMENT_METHODS,
    /** I was charged twice. */
    DUPLICATE_CHARGE,
    /** I need an invoice. */
    INVOICE,
    /** What is your refund policy? */
    REFUND_POLICY,
    /** I want my money back. */
    GET_REFUND,
    /** Where is my refund? */
    TRACK_REFUND,
    /** I want to return it. */
    RETURN_WITHDRAW,
    /** I want another one. */
    EXCHANGE_REPLACE,
    /** It is broken. */
    DEFECTIVE_ITEM,
    /** Something is wrong or missing. */
    WRONG_MISSING_ITEM,
    /** A case for the warranty. */
    WARRANTY_CLAIM,
    /** Is it genuine? */
    AUTHENTICITY_QUERY,
    /** A question about a product. */
    PRODUCT_QUESTION,
    /** A better price, a coupon. */
    PRICE_MATCH_COUPON,
    /** Membership and points. */
    MEMBERSHIP_POINTS,
    /** I cannot get into my account. */
    ACCOUNT_RECOVER,
    /** Change or delete my account. */
    ACCOUNT_EDIT_DELETE,
    /** What do you know about me? */
    DATA_REQUEST,
    /** I dispute the payment. */
    DISPUTE_CHARGEBACK,
    /** A complaint, or a review announced. */
    COMPLAINT_REVIEW,
    /** I want to speak to a person. */
    HUMAN_AGENT
}
