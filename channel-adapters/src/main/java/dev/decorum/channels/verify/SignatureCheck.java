package dev.decorum.channels.verify;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import java.util.Optional;

/** A way to tell whether a delivery is the channel's. Safe for use by several threads. */
@FunctionalInterface
public interface SignatureCheck {
    /** Why the delivery cannot be accepted, without a word of it; empty when it can. */
    Optional<Rejected> check(RawDelivery delivery, ChannelAccount account, Origin origin);

    /** This check and then another: both must accept. */
    default SignatureCheck and(SignatureCheck next) {
        return (delivery, account, origin) ->
                check(delivery, account, origin).or(() -> next.check(delivery, account, origin));
    }

    /** A check that the account has what a later check needs. */
    static SignatureCheck secret(String name) {
        return (delivery, account, origin) -> account.secret(name).isPresent()
                ? Optional.empty()
                : Optional.of(new Rejected(origin, Code.ACCOUNT_INCOMPLETE, HmacVerifier.missingSecret(account, name)));
    }

    /** No check, for channels that prove nothing: what they deliver must be fetched or trusted for another reason. */
    static SignatureCheck none() {
        return (delivery, account, origin) -> Optional.empty();
    }
}
