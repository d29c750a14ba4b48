package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * Evidence sent to a payment or marketplace dispute, which can be done once.
 *
 * @param id unique in the request
 * @param orderId the order, as the back office names it
 * @param kind what the dispute is about
 */
public record SubmitDisputeEvidence(String id, @Nullable String orderId, DisputeKind kind) implements Action {
    public SubmitDisputeEvidence {
        Values.required(id, "The id of a submit dispute evidence action");
        kind = Values.orElse(kind, DisputeKind.OTHER);
    }

    @Override
    public Risk risk() {
        return Risk.HIGH;
    }
}
