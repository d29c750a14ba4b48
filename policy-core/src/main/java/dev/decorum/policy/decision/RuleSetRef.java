package dev.decorum.policy.decision;

import java.util.List;

/**
 * The rules by which a request was decided.
 *
 * @param hash SHA-256 over every file of the rules, as lower-case hex
 * @param layers the layers that held for this request, from the least to the most specific
 */
public record RuleSetRef(String hash, List<String> layers) {
    public RuleSetRef {
        layers = List.copyOf(layers);
    }
}
