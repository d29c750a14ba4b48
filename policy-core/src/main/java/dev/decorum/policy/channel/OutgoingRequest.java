package dev.decorum.policy.channel;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that delivers a reply, ready but for what the house alone knows: {@code {access-token}} and other names in
 * braces stand for it in the URL and in the values of headers. Nothing is filled into the body, and whatever comes from
 * a delivery is percent-encoded in the URL, so a customer cannot name a secret and have it sent.
 *
 * @param method the HTTP method; {@code SMTP} for mail, whose body is the message by RFC 5322
 * @param url the absolute URL, with names in braces
 * @param headers the headers, with names in braces in their values
 * @param body the body. Personal data
 */
public record OutgoingRequest(String method, String url, Map<String, String> headers, Bytes body) {
    private static final Pattern NAME = Pattern.compile("\\{([a-z][a-z0-9-]*)}");

    public OutgoingRequest {
        TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /** A request by POST. */
    public static OutgoingRequest post(String url, Map<String, String> headers, Bytes body) {
        return new OutgoingRequest("POST", url, headers, body);
    }

    /** The names that the house must fill in. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        addNames(url, names);
        headers.values().forEach(value -> addNames(value, names));
        return names;
    }

    /** The same request with its names filled in. What it returns holds secrets: send it and forget it. */
    public OutgoingRequest filled(UnaryOperator<String> valueOf) {
        Map<String, String> full = new TreeMap<>();
        headers.forEach((name, value) -> full.put(name, fill(value, valueOf)));
        return new OutgoingRequest(method, fill(url, valueOf), full, body);
    }

    @Override
    public String toString() {
        return "OutgoingRequest[" + method + ", headers " + headers.keySet() + ", " + body.size() + " bytes]";
    }

    private static void addNames(String text, Set<String> names) {
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
    }

    private static String fill(String text, UnaryOperator<String> valueOf) {
        return NAME.matcher(text).replaceAll(match -> Matcher.quoteReplacement(valueOf.apply(match.group(1))));
    }
}
