package dev.decorum.example.console;

import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseView;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture of a page among the sealed parts of an event.
 *
 * @param part the name of its part
 * @param facts what is known of it; empty when nothing was sealed beside it
 */
record Picture(String part, List<Recorded.Fact> facts) {
    private static final String PAGE = "page-";
    private static final String FACTS = "-facts";
    /** In the order in which they are taken; evidence keeps parts in the order of their names. */
    private static final List<String> TAKEN =
            List.of("page-prepared", "page-before", "page-after", "page-looked-up", "page-found");

    /** Whether a part is a picture of a page, or what is known of one. */
    static boolean isOf(String part) {
        return part.startsWith(PAGE);
    }

    /** The pictures of a case by the index of their event, in the order in which they were taken. */
    static Map<Long, List<Picture>> of(CaseView view, CaseDesk desk) {
        Map<Long, List<Picture>> pictures = new HashMap<>();
        if (!view.erased()) {
            for (CaseView.Recorded event : view.evidence()) {
                List<Picture> found = event.parts().stream()
                        .filter(part -> isOf(part) && !part.endsWith(FACTS))
                        .sorted(Comparator.comparing(TAKEN::indexOf))
                        .map(part -> new Picture(part, facts(view, event, part + FACTS, desk)))
                        .toList();
                pictures.put(event.index(), found);
            }
        }
        return pictures;
    }

    private static List<Recorded.Fact> facts(CaseView view, CaseView.Recorded event, String part, CaseDesk desk) {
        if (!event.parts().contains(part)) {
            return List.of();
        }
        return desk.part(view.row().id(), event.index(), part)
                .map(content -> Recorded.facts(new String(content, StandardCharsets.UTF_8)))
                .orElse(List.of());
    }
}
