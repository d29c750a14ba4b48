package dev.decorum.policy.fact;

import org.jspecify.annotations.Nullable;

/**
 * Something said in the draft reply that may not be said without approval; found by claim detection or given by the
 * caller.
 *
 * @param category what kind of claim it is
 * @param text the words themselves, as they stand in the draft; null in a recorded request
 * @param startsAt where they start in the draft, in UTF-16 code units from 0
 * @param endsAt where they end in the draft, exclusive
 * @param language the BCP 47 tag of the words; null when not known
 * @param confidence how sure the detection is, from 0 to 100
 */
public record Claim(
        ClaimCategory category,
        @OutsideRules @Nullable String text,
        int startsAt,
        int endsAt,
        @Nullable String language,
        int confidence)
        implements Fact {
    public Claim {
        if (startsAt < 0 || endsAt < startsAt) {
            throw new IllegalArgumentException("A claim from " + startsAt + " to " + endsAt
                    + " is no place in a text. Maybe start and end were exchanged.");
        }
        if (confidence < 0 || confidence > 100) {
            throw new IllegalArgumentException(
                    "A confidence lies between 0 and 100, and this one is " + confidence + ".");
        }
    }

    @Override
    public String label() {
        return "claim " + FactKinds.wordFor(category) + " at " + startsAt + "-" + endsAt;
    }

    @Override
    public String toString() {
        return "Claim[" + label() + "]";
    }
}
