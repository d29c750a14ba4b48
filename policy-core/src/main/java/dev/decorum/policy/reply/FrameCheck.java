package dev.decorum.policy.reply;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a draft opens with a greeting and ends with a closing. */
final class FrameCheck {
    /** How far into the draft a greeting may begin, behind a name or a disclosure, in UTF-16 code units. */
    private static final int OPENING = 80;
    /** How far before the end a closing may begin, since a signature follows it, in UTF-16 code units. */
    private static final int ENDING = 240;

    private static final Map<String, Frame> FRAMES = frames();

    private final Findings findings;

    FrameCheck(Findings findings) {
        this.findings = findings;
    }

    private record Frame(PhraseFinder greetings, PhraseFinder closings) {}

    void greeting(Prose prose, String tag) {
        Frame frame = FRAMES.get(Languages.primary(tag));
        if (frame == null) {
            findings.unchecked("Greeting: the words of `" + tag + "` are not known.");
            return;
        }
        List<Span> found = frame.greetings().find(prose);
        int begin = prose.text().length() - prose.text().stripLeading().length();
        if (found.isEmpty() || found.get(0).start() > begin + OPENING) {
            findings.add(
                    FindingKind.GREETING_MISSING,
                    new Span(begin, begin),
                    "The draft opens with no greeting.",
                    "Begin with one, such as `"
                            + sample(Languages.find(tag)
                                    .map(LanguageData::greetings)
                                    .orElse(List.of())) + "`.");
        }
    }

    void closing(Prose prose, String tag) {
        Frame frame = FRAMES.get(Languages.primary(tag));
        if (frame == null) {
            findings.unchecked("Closing: the words of `" + tag + "` are not known.");
            return;
        }
        List<Span> found = frame.closings().find(prose);
        int end = prose.text().stripTrailing().length();
        if (found.isEmpty() || found.get(found.size() - 1).start() < end - ENDING) {
            findings.add(
                    FindingKind.CLOSING_MISSING,
                    new Span(end, end),
                    "The draft ends with no closing.",
                    "End with one, such as `"
                            + sample(Languages.find(tag)
                                    .map(LanguageData::closings)
                                    .orElse(List.of())) + "`.");
        }
    }

    private static String sample(List<String> phrases) {
        return phrases.isEmpty() ? "" : phrases.get(0);
    }

    private static Map<String, Frame> frames() {
        Map<String, Frame> byTag = new HashMap<>();
        Languages.all()
                .forEach((tag, data) -> byTag.put(
                        tag,
                        new Frame(
                                new PhraseFinder(data.hasSpaces(), data.greetings(), List.of()),
                                new PhraseFinder(data.hasSpaces(), data.closings(), List.of()))));
        return byTag;
    }
}
