package dev.decorum.rules.catalog;

import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.reply.Disclosures;
import dev.decorum.rules.language.PolicyRule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder of rules, read and checked in full. Immutable.
 *
 * @param catalog channels, regions, brands and rates
 * @param layers the layers that have files, by id
 * @param signs what finds claims and signals
 * @param disclosures the texts that count as saying what rules disclose
 * @param hash SHA-256 over every file that decides, as lower-case hex
 */
public record RuleSet(
        Catalog catalog, Map<String, Layer> layers, ClaimDetector signs, Disclosures disclosures, String hash) {
    public RuleSet {
        layers = Collections.unmodifiableMap(new TreeMap<>(layers));
    }

    /** Every rule, by layer, file and line. */
    public List<PolicyRule> rules() {
        return layers.values().stream().flatMap(l -> l.rules().stream()).toList();
    }
}
