package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;

/**
 * How far this channel in this region has been opened to the machine. A request without this fact is decided as
 * {@link RolloutStage#OFF}.
 *
 * @param stage the step of the ladder
 */
public record Rollout(RolloutStage stage) implements Fact {
    public Rollout {
        stage = Values.orElse(stage, RolloutStage.OFF);
    }

    @Override
    public String label() {
        return "rollout " + FactKinds.wordFor(stage);
    }
}
