package dev.decorum.policy.reply;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells by their ends in which form of address the sentences of a text are. Only a sentence that ends with a mark counts:
 * a heading, a label or an item of a list has no form. In time linear in the text.
 */
final class SentenceEnds {
    static final Comparator<Span> BY_PLACE =
            Comparator.comparingInt(Span::start).thenComparingInt(Span::end);
    private static final String MARKS = ".!?。！？．｡";

    private final Map<String, String> formOfEnd;
    private final int longest;

    /** Ends of sentences with the names of their forms. */
    SentenceEnds(Map<String, String> formOfEnd) {
        this.formOfEnd = Map.copyOf(formOfEnd);
        this.longest =
                formOfEnd.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** The ends that are known, by their place, with their forms; of several ends of one sentence the longest. */
    Map<Span, String> find(String text) {
        Map<Span, String> found = new TreeMap<>(BY_PLACE);
        if (longest == 0) {
            return found;
        }
        for (int at = 1; at < text.length(); at++) {
            if (MARKS.indexOf(text.charAt(at)) >= 0 && Character.isLetter(text.charAt(at - 1))) {
                look(text, at, found);
            }
        }
        return found;
    }

    private void look(String text, int end, Map<Span, String> found) {
        for (int length = Math.min(longest, end); length > 0; length--) {
            String form = formOfEnd.get(text.substring(end - length, end));
            if (form != null) {
                found.put(new Span(end - length, end), form);
                return;
            }
        }
    }
}
