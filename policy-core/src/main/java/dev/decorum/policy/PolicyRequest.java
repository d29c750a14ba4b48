package dev.decorum.policy;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a case at one instant: where it happens and the facts. Immutable and safe to share.
 *
 * <p>A channel, region or brand that the catalogue does not know is no error: the decision then sends the case to a
 * person and says so.
 *
 * @param channel the id of the channel in the catalogue, such as {@code whatsapp}
 * @param region the id of the region in the catalogue, such as {@code de}
 * @param brand the id of the brand in the catalogue; null when there is none
 * @param at the instant at which the case is decided; rules with dates are judged by it
 * @param facts what is known; at most one of each kind but claims, limits and actions, whose ids are unique
 */
public record PolicyRequest(
        String channel, String region, @Nullable String brand, Instant at, List<Fact> facts) {
    private static final Set<String> MANY = Set.of("claim", "limit");

    public PolicyRequest {
        if (channel == null || region == null || at == null) {
            throw new IllegalArgumentException("A request needs channel, region and at; missing: "
                    + (channel == null ? "channel" : region == null ? "region" : "at") + ".");
        }
        facts = facts == null ? List.of() : List.copyOf(facts);
        requireUnique(facts);
    }

    /** Starts a request on a channel. */
    public static Builder on(String channel) {
        return new Builder(channel);
    }

    /** The fact of this kind, if there is one; the first of several. */
    public <F extends Fact> Optional<F> find(Class<F> kind) {
        for (Fact fact : facts) {
            if (kind.isInstance(fact)) {
                return Optional.of(kind.cast(fact));
            }
        }
        return Optional.empty();
    }

    /** All facts of this kind, in the order of the request. */
    public <F extends Fact> List<F> all(Class<F> kind) {
        List<F> found = new ArrayList<>();
        for (Fact fact : facts) {
            if (kind.isInstance(fact)) {
                found.add(kind.cast(fact));
            }
        }
        return found;
    }

    /** The same request with other facts. */
    public PolicyRequest withFacts(Collection<? extends Fact> others) {
        return new PolicyRequest(channel, region, brand, at, List.copyOf(others));
    }

    /** The same request with one fact more; a fact of the same kind is replaced unless several are allowed. */
    public PolicyRequest with(Fact fact) {
        List<Fact> changed = new ArrayList<>(facts);
        if (!allowsMany(fact)) {
            changed.removeIf(f -> f.getClass() == fact.getClass());
        }
        changed.add(fact);
        return withFacts(changed);
    }

    private static boolean allowsMany(Fact fact) {
        return fact instanceof Action || MANY.contains(FactKinds.nameOf(fact.getClass()));
    }

    private static void requireUnique(List<Fact> facts) {
        Set<Object> seen = new HashSet<>();
        for (Fact fact : facts) {
            if (fact instanceof Action action) {
                if (!seen.add(action.id())) {
                    throw new IllegalArgumentException("Two actions of the request have the id `" + action.id()
                            + "`. Give each action an id of its own: rulings name it.");
                }
            } else if (!allowsMany(fact) && !seen.add(fact.getClass())) {
                throw new IllegalArgumentException("The request has two facts of the kind `"
                        + FactKinds.nameOf(fact.getClass()) + "`, and one is allowed.");
            }
        }
    }

    /** Collects a request; not safe for use by several threads. */
    public static final class Builder {
        private final String channel;
        private final List<Fact> facts = new ArrayList<>();
        private @Nullable String region;
        private @Nullable String brand;
        private @Nullable Instant at;

        private Builder(String channel) {
            this.channel = channel;
        }

        /** The region whose law and customs hold. */
        public Builder in(String id) {
            this.region = id;
            return this;
        }

        /** The brand that speaks. */
        public Builder brand(@Nullable String id) {
            this.brand = id;
            return this;
        }

        /** The instant at which the case is decided. */
        public Builder at(Instant instant) {
            this.at = instant;
            return this;
        }

        /** Adds facts. */
        public Builder with(Fact... more) {
            facts.addAll(List.of(more));
            return this;
        }

        /** Adds facts. */
        public Builder with(Collection<? extends Fact> more) {
            facts.addAll(more);
            return this;
        }

        /**
         * The request.
         *
         * @throws IllegalArgumentException when region or instant is missing, or facts clash; the message names which
         */
        public PolicyRequest build() {
            if (region == null) {
                throw new IllegalArgumentException("The request has no region. Maybe call in(\"de\") on the builder.");
            }
            if (at == null) {
                throw new IllegalArgumentException("The request has no instant. Maybe call at(clock.instant()).");
            }
            return new PolicyRequest(channel, region, brand, at, facts);
        }
    }
}
