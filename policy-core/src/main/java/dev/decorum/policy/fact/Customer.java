package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote.
 *
 * @param id a key of the house's own, never a telephone number or a name; null when not known. Personal data
 * @param verified what the customer has proved in this conversation
 * @param tags the tags of the member system
 * @param tier the tier of the customer programme; null when there is none
 * @param consents what the customer has agreed to
 * @param accountAgeDays days since the account was opened; null when not known
 * @param disputesOpen how many payment or marketplace disputes are open
 * @param failedProofs how many attempts to prove who they are have failed in this conversation
 */
public record Customer(
        @Nullable String id,
        VerificationLevel verified,
        Set<String> tags,
        @Nullable String tier,
        Set<Consent> consents,
        @Nullable Integer accountAgeDays,
        int disputesOpen,
        int failedProofs)
        implements Fact {
    public Customer {
        verified = Values.orElse(verified, VerificationLevel.NONE);
        tags = Values.sorted(tags);
        consents = Values.sorted(Consent.class, consents);
    }

    /** A customer of whom only the verification is known. */
    public static Customer verified(VerificationLevel level) {
        return new Customer(null, level, Set.of(), null, Set.of(), null, 0, 0);
    }

    @Override
    public String toString() {
        return "Customer[verified " + verified + "]";
    }
}
