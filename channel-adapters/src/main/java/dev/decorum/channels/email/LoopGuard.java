package dev.decorum.channels.email;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Tells mails of machines and lists from those of persons, since an answer to one could be answered without end. */
final class LoopGuard {
    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");
    private static final Set<String> LISTS = Set.of("list-id", "list-unsubscribe", "list-post", "x-autoreply");
    private static final Set<String> SUPPRESSED = Set.of("all", "oof", "autoreply");

    private LoopGuard() {}

    /** Whether the mail must not be answered by a machine. */
    static boolean automatic(Headers headers) {
        return headers.all("auto-submitted").stream()
                        .anyMatch(value -> !word(value).equals("no"))
                || headers.all("precedence").stream().anyMatch(value -> BULK.contains(word(value)))
                || LISTS.stream().anyMatch(name -> headers.first(name).isPresent())
                || headers.all("return-path").stream()
                        .anyMatch(path -> path.replace(" ", "").equals("<>"))
                || headers.all("x-auto-response-suppress").stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .anyMatch(value -> SUPPRESSED.contains(word(value)));
    }

    private static String word(String value) {
        return value.strip().toLowerCase(Locale.ROOT).split("[\\s;(]", 2)[0];
    }
}
