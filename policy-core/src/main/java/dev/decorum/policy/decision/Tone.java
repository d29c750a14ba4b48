package dev.decorum.policy.decision;

import dev.decorum.policy.fact.Formality;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the reply is to be written.
 *
 * @param formality how formal it is
 * @param address how the customer is addressed, such as {@code Sie}; null when no rule says
 * @param language its language as a BCP 47 tag; null when no rule says: then the customer's own
 * @param emoji whether emoji are welcome
 * @param exclamationMarks whether exclamation marks are welcome; null when no rule says
 * @param links whether links are welcome; null when no rule says. In public there are none in either case
 * @param greeting whether it opens with a greeting; null when no rule says: then as the writer likes
 * @param closing whether it ends with a closing; null when no rule says: then as the writer likes
 * @param maxLength the greatest length, one for each unit in which a rule counts; all of them hold
 * @param guidance advice for whoever writes it
 */
public record Tone(
        Formality formality,
        @Nullable String address,
        @Nullable String language,
        boolean emoji,
        @Nullable Boolean exclamationMarks,
        @Nullable Boolean links,
        @Nullable Boolean greeting,
        @Nullable Boolean closing,
        List<MaxLength> maxLength,
        List<String> guidance) {
    public Tone {
        maxLength = List.copyOf(maxLength);
        guidance = List.copyOf(guidance);
    }
}
