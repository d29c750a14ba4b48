package dev.decorum.example.execution.browser;

import dev.decorum.example.execution.ChangeKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The pages that are used, each with its recorded shape: headings, labels, fields, choices and buttons in their order, one a
 * line, in {@code pages/NAME.txt}.
 */
enum Page {
    SIGN_IN,
    SEARCH,
    ORDER,
    REFUND,
    COMPENSATION,
    NOTE,
    DISPUTE_EVIDENCE,
    ENTERED,
    NO_REFERENCE,
    CUSTOMER;

    private final List<String> recorded = read("/pages/" + title() + ".txt");

    static Page of(ChangeKind kind) {
        return valueOf(kind.name());
    }

    /** Its name in texts, files and paths. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its shape when it was recorded. */
    List<String> recorded() {
        return recorded;
    }

    /** In what a shape differs from the recorded one; empty when it does not. */
    List<String> differences(List<String> found) {
        if (found.equals(recorded)) {
            return List.of();
        }
        List<String> differences = new ArrayList<>();
        List<String> extra = new ArrayList<>(found);
        for (String line : recorded) {
            if (!extra.remove(line)) {
                differences.add("`" + line + "` is missing");
            }
        }
        extra.forEach(line -> differences.add("`" + shortened(line) + "` is new"));
        return differences.isEmpty() ? List.of("its parts are in another order") : differences;
    }

    private static String shortened(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "...";
    }

    private static List<String> read(String resource) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
