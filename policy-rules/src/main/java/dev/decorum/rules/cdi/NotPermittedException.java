package dev.decorum.rules.cdi;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.Ruling;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules do not permit an action now, so the method did not run. The message holds the kind of the action, the outcome
 * and the rules behind it, and no personal data.
 */
public final class NotPermittedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient PolicyDecision decision;
    private final transient Optional<Ruling> ruling;

    NotPermittedException(PolicyDecision decision, Optional<Ruling> ruling) {
        super(ruling.map(NotPermittedException::describe)
                .orElse("The request has no action with the id that the method names, so no rule permits it."));
        this.decision = decision;
        this.ruling = ruling;
    }

    private static String describe(Ruling ruling) {
        String kind = "The action `" + ruling.kind() + "` ";
        String because = ruling.because().isEmpty()
                ? (ruling.note().isBlank() ? "" : " " + ruling.note())
                : " Rules: " + String.join(", ", ruling.because()) + ".";
        return kind
                + switch (ruling.outcome()) {
                    case PERMIT -> "is permitted.";
                    case VERIFY ->
                        "waits until the customer has proved who they are (" + word(ruling.verification()) + ").";
                    case REVIEW ->
                        "waits for the approval of "
                                + ruling.roles().stream()
                                        .map(NotPermittedException::word)
                                        .collect(Collectors.joining(", "))
                                + ".";
                    case DENY -> "is denied.";
                }
                + because;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The whole decision. */
    public PolicyDecision decision() {
        return decision;
    }

    /** The ruling on the action; empty when the request holds no such action. */
    public Optional<Ruling> ruling() {
        return ruling;
    }
}
