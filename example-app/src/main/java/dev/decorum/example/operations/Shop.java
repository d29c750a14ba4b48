package dev.decorum.example.operations;

import dev.decorum.policy.fact.RolloutStage;
import java.time.ZoneId;

/**
 * What the house has set for one account at a channel.
 *
 * @param region the region whose rules hold, as the catalogue names it
 * @param zone where its day begins and ends
 * @param stage how far the channel has been opened to the machine there
 * @param assistant by which key the machine acts in evidence
 */
public record Shop(String region, ZoneId zone, RolloutStage stage, String assistant) {}
