package dev.decorum.policy.channel;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a channel delivered, as it came over the wire: nothing is decoded, since signatures are made over raw bytes.
 * Mail and queue messages are deliveries without a query.
 *
 * @param method the HTTP method in capitals
 * @param path the path without the query
 * @param headers the headers with all of their values; names are compared without regard to case
 * @param query the decoded query parameters with all of their values; names are compared exactly
 * @param body the raw body. Personal data, and not to be trusted before it is verified
 * @param receivedAt when it arrived here
 */
public record RawDelivery(
        String method,
        String path,
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        Bytes body,
        Instant receivedAt) {
    public RawDelivery {
        method = method.toUpperCase(Locale.ROOT);
        headers = copy(headers, String.CASE_INSENSITIVE_ORDER);
        query = copy(query, Comparator.naturalOrder());
        body = body == null ? Bytes.EMPTY : body;
    }

    /** A delivery by POST. */
    public static RawDelivery post(String path, Map<String, String> headers, Bytes body, Instant receivedAt) {
        return new RawDelivery("POST", path, single(headers), Map.of(), body, receivedAt);
    }

    /** A request by GET, as channels make it for a handshake. */
    public static RawDelivery get(String path, Map<String, String> query, Instant receivedAt) {
        return new RawDelivery("GET", path, Map.of(), single(query), Bytes.EMPTY, receivedAt);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return first(headers.get(name));
    }

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return first(query.get(name));
    }

    @Override
    public String toString() {
        return "RawDelivery[" + method + " " + path + ", headers " + headers.keySet() + ", " + body.size() + " bytes]";
    }

    private static Optional<String> first(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    private static Map<String, List<String>> single(Map<String, String> values) {
        Map<String, List<String>> lists = new TreeMap<>();
        values.forEach((name, value) -> lists.put(name, List.of(value)));
        return lists;
    }

    private static Map<String, List<String>> copy(
            @Nullable Map<String, List<String>> values, Comparator<? super String> order) {
        Map<String, List<String>> copy = new TreeMap<>(order);
        if (values != null) {
            values.forEach((name, list) -> copy.merge(name, List.copyOf(list), RawDelivery::joined));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
