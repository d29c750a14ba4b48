package dev.decorum.channels.email;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.decorum.policy.PolicyJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What mail programs write around a quotation in one language; all lists are tried in lower case.
 *
 * @param wrote the lines above a quotation: how they begin, what they hold and how they end
 * @param original what stands between dashes above a quotation
 * @param from the label of the sender in the head of a quotation
 * @param sent the labels of its date
 * @param to the labels of its recipient
 * @param subject the labels of its subject
 * @param deviceStarts how a line begins that advertises a device
 * @param deviceEnds how such a line ends
 * @param forwards what stands before the subject of a mail that is passed on
 */
record Phrases(
        List<List<String>> wrote,
        List<String> original,
        List<String> from,
        List<String> sent,
        List<String> to,
        List<String> subject,
        List<String> deviceStarts,
        List<String> deviceEnds,
        List<String> forwards) {
    /** The phrases by language, from the table beside this class. */
    static final Map<String, Phrases> ALL = load();

    private static final Set<String> ORIGINALS = union(Phrases::original);
    private static final Set<String> SENDERS = union(Phrases::from);
    private static final Set<String> FORWARDS = union(Phrases::forwards);
    private static final List<String> DEVICE_STARTS = List.copyOf(union(Phrases::deviceStarts));
    private static final List<String> DEVICE_ENDS = List.copyOf(union(Phrases::deviceEnds));

    /** Whether these words between dashes head a quotation in some language. */
    static boolean originals(String words) {
        return ORIGINALS.contains(words);
    }

    /** Whether this label stands before a sender in some language. */
    static boolean senders(String label) {
        return SENDERS.contains(label);
    }

    /** Whether this stands before the subject of a mail that is passed on in some language. */
    static boolean forwards(String prefix) {
        return FORWARDS.contains(prefix);
    }

    /** Whether a line advertises a device in some language. */
    static boolean devices(String line) {
        return DEVICE_STARTS.stream().anyMatch(line::startsWith)
                || DEVICE_ENDS.stream().anyMatch(line::endsWith);
    }

    private static Set<String> union(Function<Phrases, List<String>> list) {
        return ALL.values().stream()
                .flatMap(phrases -> list.apply(phrases).stream())
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Phrases> load() {
        try (InputStream table = Phrases.class.getResourceAsStream("phrases.json")) {
            if (table == null) {
                throw new IllegalStateException("The table `phrases.json` is missing. Maybe the library was repacked.");
            }
            Map<String, Phrases> all = PolicyJson.mapper().readValue(table, new TypeReference<>() {});
            Map<String, Phrases> lower = new TreeMap<>();
            all.forEach((language, phrases) -> lower.put(language, phrases.lower()));
            return lower;
        } catch (IOException e) {
            throw new IllegalStateException("The table `phrases.json` cannot be read: " + e.getMessage(), e);
        }
    }

    private Phrases lower() {
        return new Phrases(
                wrote.stream().map(Phrases::lower).toList(),
                lower(original),
                lower(from),
                lower(sent),
                lower(to),
                lower(subject),
                lower(deviceStarts),
                lower(deviceEnds),
                lower(forwards));
    }

    private static List<String> lower(List<String> phrases) {
        return phrases.stream().map(QuoteCutter::plain).toList();
    }
}
