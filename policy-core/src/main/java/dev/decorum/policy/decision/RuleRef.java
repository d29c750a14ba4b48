package dev.decorum.policy.decision;

/**
 * The rule behind a part of a decision.
 *
 * @param id its id, unique in the rule set
 * @param name its name as written after the word {@code rule}
 * @param file its file as seen from the folder of the rules
 * @param line its first line there, from 1
 * @param layer the layer that holds it, such as {@code regions/de}
 * @param basis the law, platform policy or house rule that it stands on
 * @param owner the team that answers for it; blank when none is named
 * @param unconfirmed whether its basis is marked as not confirmed
 */
public record RuleRef(
        String id, String name, String file, int line, String layer, String basis, String owner, boolean unconfirmed) {}
