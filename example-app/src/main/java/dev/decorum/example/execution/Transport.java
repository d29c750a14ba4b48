package dev.decorum.example.execution;

import dev.decorum.example.intake.Account;
import dev.decorum.policy.channel.OutgoingRequest;

/** Carries requests to a channel. Implementations are safe for use by several threads and do not throw. */
@FunctionalInterface
public interface Transport {
    /**
     * Sends one request.
     *
     * @param request complete, with the secrets of the account
     */
    Sending send(OutgoingRequest request, Account account);
}
