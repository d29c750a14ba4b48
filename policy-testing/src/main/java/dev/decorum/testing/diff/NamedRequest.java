package dev.decorum.testing.diff;

import dev.decorum.policy.PolicyRequest;

/**
 * A request by which rule sets are compared.
 *
 * @param name what reports call it, such as {@code history.jsonl:17} or the name of a case; no personal data
 * @param request the request
 */
public record NamedRequest(String name, PolicyRequest request) {}
