package dev.decorum.rules.lint;

import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The safe changes: a name that nothing uses is no part of what a rule asks for, and neither is a condition that the
 * rest of its pattern implies. A duplicate rule is left alone, since decisions and cases name rules by their ids, and so
 * is a contradiction, since nobody knows which side is meant. What runs over several lines or has a comment beside it is
 * left to people as well.
 */
final class Fixes {
    private static final Pattern NAME = Pattern.compile("\\$\\w+\\s*:\\s*");

    private final SourceFile file;
    private final String text;

    Fixes(SourceFile file) {
        this.file = file;
        this.text = file.text();
    }

    Optional<Fix> of(Fault fault) {
        Lint lint = Lint.of(fault.code()).orElse(null);
        Place place = fault.place();
        if (lint == null || place.line() == 0) {
            return Optional.empty();
        }
        int lineStart = file.lineStart(place.line());
        int start = text.offsetByCodePoints(lineStart, place.column() - 1);
        int end = text.offsetByCodePoints(start, place.length());
        return Optional.ofNullable(
                switch (lint) {
                    case ALWAYS_TRUE_CONDITION, IMPLIED_CONDITION -> without(lint, start, end);
                    case UNUSED_BINDING -> withoutName(lint, start, end);
                    default -> null;
                });
    }

    private @Nullable Fix withoutName(Lint lint, int start, int end) {
        Matcher name = NAME.matcher(text).region(start, text.length());
        if (!name.lookingAt()) {
            return null;
        }
        Fix whole = name.end() < end ? without(lint, start, end) : null;
        return whole == null ? new Fix(lint, file.path(), start, name.end(), "") : whole;
    }

    /** Takes out what stands between two commas or brackets of a pattern, and one of the commas. */
    private @Nullable Fix without(Lint lint, int start, int end) {
        int before = start - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        int after = end;
        while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        if (before < 0 || after == text.length() || !isWhole(text.substring(start, end))) {
            return null;
        }
        boolean first = text.charAt(before) == '(';
        boolean last = text.charAt(after) == ')';
        if (text.charAt(before) == ',' && (last || text.charAt(after) == ',')) {
            return new Fix(lint, file.path(), before, end, "");
        }
        if (first && text.charAt(after) == ',') {
            int next = after + 1;
            while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            return new Fix(lint, file.path(), start, next, "");
        }
        return first && last ? new Fix(lint, file.path(), before + 1, after, "") : null;
    }

    /** Whether a text holds every bracket that it opens, so that it is no first line of something longer. */
    private static boolean isWhole(String part) {
        int depth = 0;
        for (int i = 0; i < part.length(); i++) {
            depth += part.charAt(i) == '(' ? 1 : part.charAt(i) == ')' ? -1 : 0;
        }
        return depth == 0;
    }
}
