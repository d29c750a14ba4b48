package dev.decorum.rules.catalog;

import dev.decorum.rules.language.PolicyRule;
import java.util.List;

/**
 * One folder of rules, such as {@code regions/de}. Immutable.
 *
 * @param id the folder as seen from the folder of the rules
 * @param rules its rules in the order of their files and lines
 * @param limits the thresholds that it gives
 * @param hash SHA-256 over its rule files, as lower-case hex
 */
public record Layer(String id, List<PolicyRule> rules, List<LimitEntry> limits, String hash) {
    public Layer {
        rules = List.copyOf(rules);
        limits = List.copyOf(limits);
    }
}
