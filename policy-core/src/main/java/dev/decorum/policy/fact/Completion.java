package dev.decorum.policy.fact;

import java.util.Optional;

/** What the facts of one request are completed with before the rules see them. See {@link Fact#completed}. */
public interface Completion {
    /** The same money with its value in the reference currency; unchanged when no rate is known. */
    Money price(Money money);

    /** The instant of the request and the local time of its region. */
    Moment moment();

    /** What this customer was given before, when the caller told. */
    Optional<History> history();

    /** The order, already completed, when the caller gave one. */
    Optional<Order> order();

    /** The channel's surface, when the catalogue knows the channel. */
    Optional<Surface> surface();
}
