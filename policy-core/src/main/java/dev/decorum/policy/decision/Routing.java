package dev.decorum.policy.decision;

import dev.decorum.policy.fact.Role;
import dev.decorum.policy.internal.Values;
import java.util.Set;

/**
 * Where the case goes.
 *
 * @param moveToPrivate whether the conversation is to go on in private
 * @param handOver the roles that take the case over; empty when the machine may go on
 */
public record Routing(boolean moveToPrivate, Set<Role> handOver) {
    public Routing {
        handOver = Values.sorted(Role.class, handOver);
    }
}
