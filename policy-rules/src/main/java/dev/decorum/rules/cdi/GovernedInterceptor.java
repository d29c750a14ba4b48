package dev.decorum.rules.cdi;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.Action;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the rules before a governed method runs. */
@Governed
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class GovernedInterceptor {
    private final PolicyEngine engine;

    @Inject
    GovernedInterceptor(PolicyEngine engine) {
        this.engine = engine;
    }

    @AroundInvoke
    @Nullable
    Object ask(InvocationContext call) throws Exception {
        PolicyRequest request = argument(call, PolicyRequest.class)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The governed method `" + name(call) + "` was called without a request."));
        String named = call.getInterceptorBinding(Governed.class).action();
        String id = named;
        if (named.isBlank()) {
            Action action = argument(call, Action.class)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The governed method `" + name(call) + "` was called without an action."));
            request = holding(request, action, call);
            id = action.id();
        }
        PolicyDecision decision = engine.decide(request);
        Optional<Ruling> ruling = decision.ruling(id);
        if (ruling.map(Ruling::outcome).filter(Outcome.PERMIT::equals).isEmpty()) {
            throw new NotPermittedException(decision, ruling);
        }
        return call.proceed();
    }

    /** The request with this action: what is permitted must be what the method is about to do. */
    private static PolicyRequest holding(PolicyRequest request, Action action, InvocationContext call) {
        for (Action known : request.all(Action.class)) {
            if (known.id().equals(action.id())) {
                if (!known.equals(action)) {
                    throw new IllegalArgumentException("The governed method `" + name(call)
                            + "` was called with an action that differs from the one of the same id in the request."
                            + " Maybe the request is older than the action: build it anew.");
                }
                return request;
            }
        }
        return request.with(action);
    }

    private static <T> Optional<T> argument(InvocationContext call, Class<T> type) {
        for (Object argument : call.getParameters()) {
            if (type.isInstance(argument)) {
                return Optional.of(type.cast(argument));
            }
        }
        return Optional.empty();
    }

    private static String name(InvocationContext call) {
        return call.getMethod().getDeclaringClass().getSimpleName() + "."
                + call.getMethod().getName();
    }
}
