package dev.decorum.policy.fact;

/** Where knowledge for a reply is looked up. */
public enum KnowledgeArea {
    /** Products. */
    PRODUCT,
    /** Campaigns and prices. */
    CAMPAIGN,
    /** Shipping. */
    LOGISTICS,
    /** Returns, refunds, warranty. */
    AFTER_SALES,
    /** The brand's own voice and facts. */
    BRAND
}
