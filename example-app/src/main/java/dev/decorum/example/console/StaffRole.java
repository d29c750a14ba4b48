package dev.decorum.example.console;

import dev.decorum.policy.fact.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a member of the staff may do in the console. */
public enum StaffRole {
    /** Answers customers, and approves what rules leave to an agent. */
    AGENT(Role.AGENT),
    /** Also approves what rules leave to a supervisor, and takes evidence out of the house. */
    SUPERVISOR(Role.SUPERVISOR),
    /** Looks after accounts and reads everything, and approves nothing: who makes the accounts must not need one. */
    ADMINISTRATOR(null);

    private final @Nullable Role reviewsAs;

    StaffRole(@Nullable Role reviewsAs) {
        this.reviewsAs = reviewsAs;
    }

    /** The role of the rules in which such a person approves; nothing when they approve nothing. */
    public Optional<Role> reviewsAs() {
        return Optional.ofNullable(reviewsAs);
    }
}
