package dev.decorum.rules.cdi;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Refund;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bean with governed methods, as an application would have it. */
@ApplicationScoped
class GovernedDesk {
    private final List<String> done = new ArrayList<>();

    @Governed
    String pay(@Nullable PolicyRequest request, @Nullable Refund refund) {
        Objects.requireNonNull(refund);
        done.add(refund.id());
        return "paid " + refund.id();
    }

    @Governed
    void act(PolicyRequest request, Action action) {
        done.add(action.id());
    }

    @Governed(action = "r1")
    void payFirst(PolicyRequest request) {
        done.add("r1");
    }

    List<String> done() {
        return done;
    }
}
