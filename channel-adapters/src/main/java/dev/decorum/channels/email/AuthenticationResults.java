package dev.decorum.channels.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether the house's own mail server vouches for the domain of a sender, by its {@code Authentication-Results} (RFC
 * 8601). Headers of other servers are passed over, since whoever sends a mail can write them.
 */
final class AuthenticationResults {
    private AuthenticationResults() {}

    /**
     * Whether DMARC passed; where the server says nothing of DMARC, whether a signature or SPF passed for the same
     * organisation, as DMARC would ask. Of several results of one method the topmost counts, which was written last.
     */
    static boolean vouch(Headers headers, String server, String domain) {
        Map<String, List<Map<String, String>>> methods = new TreeMap<>();
        for (String header : headers.all("authentication-results")) {
            String[] parts = withoutComments(header).toLowerCase(Locale.ROOT).split(";", 50);
            if (!parts[0].strip().split("\\s", 2)[0].equals(server.strip().toLowerCase(Locale.ROOT))) {
                continue;
            }
            for (int i = 1; i < parts.length; i++) {
                Map<String, String> result = properties(parts[i]);
                String method = Optional.ofNullable(result.get("")).orElse("");
                methods.computeIfAbsent(method, name -> new ArrayList<>()).add(result);
            }
        }
        List<Map<String, String>> dmarc = methods.getOrDefault("dmarc", List.of());
        if (!dmarc.isEmpty()) {
            Map<String, String> first = dmarc.get(0);
            return "pass".equals(first.get("dmarc")) && domain.equals(first.getOrDefault("header.from", domain));
        }
        return methods.getOrDefault("dkim", List.of()).stream()
                        .anyMatch(result -> passes(result, "dkim", domain, "header.d", "header.i"))
                || methods.getOrDefault("spf", List.of()).stream()
                        .limit(1)
                        .anyMatch(result -> passes(result, "spf", domain, "smtp.mailfrom", "smtp.mail"));
    }

    private static boolean passes(Map<String, String> result, String method, String domain, String... properties) {
        if (!"pass".equals(result.get(method))) {
            return false;
        }
        for (String property : properties) {
            String value = result.get(property);
            if (value != null) {
                String signer = value.substring(value.lastIndexOf('@') + 1);
                return domain.equals(signer) || (signer.indexOf('.') > 0 && domain.endsWith("." + signer));
            }
        }
        return false;
    }

    /** The pairs of a result by name; the name of its method under the empty one. */
    private static Map<String, String> properties(String part) {
        Map<String, String> properties = new TreeMap<>();
        for (String word : part.strip().split("\\s+", 50)) {
            int sign = word.indexOf('=');
            if (sign > 0) {
                properties.putIfAbsent("", word.substring(0, sign));
                properties.putIfAbsent(word.substring(0, sign), word.substring(sign + 1));
            }
        }
        return properties;
    }

    private static String withoutComments(String header) {
        StringBuilder rest = new StringBuilder(header.length());
        int depth = 0;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                rest.append(c);
            }
        }
        return rest.toString();
    }
}
