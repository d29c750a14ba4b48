package dev.decorum.channels.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a mail quotes and how its program signs, in a time that grows with the length of the text alone. In doubt the
 * text stays: nothing is cut that leaves no words, and a quotation in the middle leaves the answers around it. Helpdesks pass mails on, so it
 * serves their adapters too.
 */
public final class QuoteCutter {
    private static final int LONGEST_HEAD = 400;
    private static final int LINES_OF_HEAD = 3;
    private static final int LINES_OF_BLOCK = 8;
    private static final int LONGEST_DEVICE = 60;
    private static final int LONGEST_SIGNATURE = 15;
    private static final int DIGITS_OF_DATE = 3;

    private final List<String> lines;
    private final List<String> plain;
    private final List<String> kept = new ArrayList<>();
    private boolean words;

    private QuoteCutter(String text) {
        lines = lines(text);
        plain = lines.stream().map(QuoteCutter::plain).toList();
    }

    /** The text without what it quotes. */
    public static String cut(String text) {
        return new QuoteCutter(text).cut();
    }

    /** Whether the subject says that the mail passes another on: then its content is what was quoted. */
    static boolean forwards(String subject) {
        String head = plain(subject);
        int colon = head.indexOf(':');
        String prefix = colon < 0 ? "" : head.substring(0, colon).strip();
        return Phrases.ALL.values().stream()
                .anyMatch(phrases -> phrases.forwards().contains(prefix));
    }

    /** The lines of a text, whichever of the line breaks of Unicode end them; the last one may be empty. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '\n' && c <= '\r') || c == '\u0085' || c == '\u2028' || c == '\u2029') {
                lines.add(text.substring(start, i));
                i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
                start = i + 1;
            }
        }
        lines.add(text.substring(start));
        return lines;
    }

    /** A line in lower case, with plain blanks and colons and without marks of direction or stars. */
    static String plain(String line) {
        int same = 0;
        while (same < line.length() && isPlain(line.charAt(same))) {
            same++;
        }
        if (same == line.length()) {
            return line.toLowerCase(Locale.ROOT);
        }
        StringBuilder plain = new StringBuilder(line.length()).append(line, 0, same);
        for (int i = same; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '\uFF1A' -> plain.append(':');
                case '\u00A0', '\u202F', '\u3000', '\t' -> plain.append(' ');
                case '*', '\u200E', '\u200F', '\u061C' -> {}
                default -> {
                    if (c < '\u202A' || c > '\u202E') {
                        plain.append(c);
                    }
                }
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether a character is surely none of those that are replaced or left out. */
    private static boolean isPlain(char c) {
        return c < '\u00A0' && c != '\t' && c != '*';
    }

    private String cut() {
        int i = 0;
        while (i < lines.size()) {
            int head = headEnd(i);
            int next = head > i ? afterBlank(head) : i;
            if (quoted(next) && (head > i || quotedRun(next))) {
                i = runEnd(next);
            } else if (words && (head > i || separator(i) || block(i) || signature(i))) {
                break;
            } else {
                words |= !lines.get(i).isBlank();
                kept.add(lines.get(i++));
            }
        }
        trim();
        if (!kept.isEmpty() && kept.stream().filter(line -> !line.isBlank()).count() > 1 && device(kept.get(last()))) {
            kept.remove(last());
            trim();
        }
        return kept.isEmpty()
                ? String.join("\n", lines).strip()
                : String.join("\n", kept).strip();
    }

    private int last() {
        return kept.size() - 1;
    }

    private void trim() {
        while (!kept.isEmpty()
                && (kept.get(last()).isBlank() || kept.get(last()).strip().matches("_{5,200}"))) {
            kept.remove(last());
        }
    }

    /** The line after an attribution that begins here and may be wrapped; this line when there is none. */
    private int headEnd(int start) {
        StringBuilder head = new StringBuilder();
        for (int i = start; i < Math.min(start + LINES_OF_HEAD, lines.size()); i++) {
            String line = plain.get(i).strip();
            if (line.isEmpty() || line.startsWith(">") || head.length() + line.length() > LONGEST_HEAD) {
                return start;
            }
            head.append(head.isEmpty() ? "" : " ").append(line);
            if (line.endsWith(":") && attributes(head.toString(), quoted(afterBlank(i + 1)))) {
                return i + 1;
            }
        }
        return start;
    }

    private static boolean attributes(String head, boolean aboveQuote) {
        long digits = head.chars().filter(Character::isDigit).count();
        if (digits == 0) {
            return false;
        }
        boolean address = head.indexOf('@') >= 0;
        for (Phrases phrases : Phrases.ALL.values()) {
            for (List<String> wrote : phrases.wrote()) {
                String start = wrote.get(0);
                boolean sure = aboveQuote || address || (!start.isEmpty() && digits >= DIGITS_OF_DATE);
                if (sure
                        && head.startsWith(start)
                        && head.endsWith(wrote.get(2))
                        && head.indexOf(wrote.get(1), start.length()) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private int afterBlank(int from) {
        int i = from;
        while (i < lines.size() && i < from + LINES_OF_HEAD && lines.get(i).isBlank()) {
            i++;
        }
        return i;
    }

    private boolean quoted(int line) {
        return line < lines.size() && lines.get(line).startsWith(">");
    }

    /** One line with this sign may be the customer's own; two are a quotation. */
    private boolean quotedRun(int line) {
        return quoted(line + 1) || (words && afterBlank(line + 1) >= lines.size());
    }

    private int runEnd(int start) {
        int i = start;
        while (quoted(i)) {
            i++;
        }
        return i;
    }

    /** Whether a line is what programs put between dashes above a quotation. */
    private boolean separator(int line) {
        String text = plain.get(line).strip();
        if (!text.startsWith("--") || text.length() > LONGEST_HEAD) {
            return false;
        }
        return Phrases.originals(undashed(text));
    }

    private static String undashed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && (text.charAt(start) == '-' || text.charAt(start) == ' ')) {
            start++;
        }
        while (end > start && (text.charAt(end - 1) == '-' || text.charAt(end - 1) == ' ')) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Whether the head of a quotation begins here: a sender, and two of date, recipient and subject below it. */
    private boolean block(int line) {
        String label = label(line);
        if (label == null || !Phrases.senders(label)) {
            return false;
        }
        for (Phrases phrases : Phrases.ALL.values()) {
            if (!phrases.from().contains(label)) {
                continue;
            }
            boolean sent = false;
            boolean to = false;
            boolean subject = false;
            for (int i = line + 1; i < Math.min(line + LINES_OF_BLOCK, lines.size()); i++) {
                String other = label(i);
                sent |= other != null && phrases.sent().contains(other);
                to |= other != null && phrases.to().contains(other);
                subject |= other != null && phrases.subject().contains(other);
            }
            if ((sent ? 1 : 0) + (to ? 1 : 0) + (subject ? 1 : 0) >= 2) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String label(int line) {
        String text = plain.get(line);
        int colon = text.indexOf(':');
        return colon < 0 || colon > LONGEST_DEVICE
                ? null
                : text.substring(0, colon).strip();
    }

    /** Whether the signature by the convention of two dashes and a blank begins here, and is as short as one. */
    private boolean signature(int line) {
        String text = lines.get(line);
        if (!text.equals("-- ") && !text.equals("--")) {
            return false;
        }
        int below = 0;
        for (int i = line + 1; i < lines.size() && below <= LONGEST_SIGNATURE; i++) {
            if (quoted(i) || separator(i) || block(i) || headEnd(i) > i) {
                break;
            }
            below += lines.get(i).isBlank() ? 0 : 1;
        }
        return below <= LONGEST_SIGNATURE;
    }

    private static boolean device(String line) {
        String text = plain(line).strip();
        return text.length() <= LONGEST_DEVICE && Phrases.devices(text);
    }
}
