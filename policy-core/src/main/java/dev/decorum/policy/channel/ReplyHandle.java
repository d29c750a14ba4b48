package dev.decorum.policy.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the channel needs to deliver a reply. It is an address and never a key: a customer is recognised by {@link
 * Sender#id()}.
 *
 * @param address to whom the channel delivers: its own id of the person or group, and a telephone number or mail
 *     address only where there is no other. Personal data
 * @param token a token that the reply must carry; null when the channel gives none
 * @param tokenExpiresAt when the token ends; null when it does not, or there is none
 * @param singleUse whether the token is spent by the first reply
 */
public record ReplyHandle(
        String address, @Nullable String token, @Nullable Instant tokenExpiresAt, boolean singleUse) {

    /** An address without a token. */
    public static ReplyHandle to(String address) {
        return new ReplyHandle(address, null, null, false);
    }

    @Override
    public String toString() {
        return "ReplyHandle[token " + (token == null ? "none" : "until " + tokenExpiresAt) + "]";
    }
}
