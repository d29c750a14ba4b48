package dev.decorum.policy.fact;

/** The kind of place in which people speak; each has its own tone, risk and rule for human takeover. */
public enum Surface {
    /** Comments under a post, readable by anyone. */
    PUBLIC_COMMENTS,
    /** The chat of a live broadcast. */
    LIVE_ROOMS,
    /** Private messages of a social network. */
    SOCIAL_DMS,
    /** Buyer messages of a marketplace or a seller centre. */
    MARKETPLACES,
    /** Messengers such as WhatsApp, LINE and Telegram. */
    MESSAGING,
    /** A brand's own domain in WeChat and WeCom. */
    PRIVATE_DOMAIN,
    /** A chat of several people. */
    GROUPS,
    /** Chat on the seller's own site. */
    WEB_CHAT,
    /** E-mail. */
    EMAIL
}
