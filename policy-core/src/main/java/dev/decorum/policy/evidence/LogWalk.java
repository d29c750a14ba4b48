package dev.decorum.policy.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.evidence.EvidenceReport.Broken;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import dev.decorum.policy.internal.Canonical;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a log, from its first line to the first that does not hold.
 *
 * @param report what was found
 * @param head the last event that holds
 * @param goodBytes how many bytes of the file hold
 */
record LogWalk(EvidenceReport report, Head head, long goodBytes) {
    private static final JsonMapper MAPPER = PolicyJson.mapper();

    private record Line(String text, boolean ended) {}

    static LogWalk over(Path log, Head recorded) throws IOException {
        Head head = Head.EMPTY;
        long good = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(log))) {
            for (Line line = next(in); line != null; line = next(in)) {
                Broken broken = check(line, head, log);
                if (broken != null) {
                    return new LogWalk(broken, head, good);
                }
                head = new Head(head.count() + 1, text(object(line.text()), "hash"));
                good += line.text().length() + 1;
                if (head.count() == recorded.count() && !head.equals(recorded)) {
                    return new LogWalk(broken(head.count(), Fault.OTHER_LOG, """
                            is not the one whose hash was recorded as the head, although it fits to those before it. \
                            The log was written anew, or the head belongs to another log."""), head, good);
                }
            }
        }
        if (head.count() < recorded.count()) {
            return new LogWalk(
                    broken(
                            head.count() + 1,
                            Fault.TAIL_MISSING,
                            "is missing: the log ends before it, and the recorded head is event " + recorded.count()
                                    + "."),
                    head,
                    good);
        }
        return new LogWalk(new Holds(head, head.count() - recorded.count()), head, good);
    }

    private static @Nullable Broken check(Line line, Head before, Path log) throws IOException {
        long number = before.count() + 1;
        if (!line.ended()) {
            return broken(number, Fault.TRUNCATED_LINE, """
                    breaks off: its line has no end. A write was interrupted, or the file was cut.""");
        }
        ObjectNode content = object(line.text());
        if (content == null) {
            return broken(number, Fault.CHANGED, "was changed: its line is not JSON as events are written.");
        }
        JsonNode version = content.path("v");
        if (version.isInt() && version.asInt() != EvidenceEvent.VERSION) {
            return broken(
                    number,
                    Fault.UNKNOWN_VERSION,
                    "is in version " + version.asInt() + ", and this verifier knows version " + EvidenceEvent.VERSION
                            + ".");
        }
        String hash = text(content, "hash");
        boolean sameForm = Canonical.json(content).equals(line.text());
        content.remove("hash");
        if (!sameForm || !EvidenceEvent.hashOf(content).equals(hash)) {
            return broken(number, Fault.CHANGED, "was changed: what it says does not fit its hash.");
        }
        return checkPlace(content, before, log);
    }

    private static @Nullable Broken checkPlace(ObjectNode content, Head before, Path log) throws IOException {
        long number = before.count() + 1;
        long sequence = content.path("sequence").asLong();
        if (sequence < number) {
            return broken(number, Fault.DUPLICATED, "is not in its place: event " + sequence + " stands there again.");
        }
        if (sequence > number) {
            return holds(log, number)
                    ? broken(number, Fault.REORDERED, "stands further below: event " + sequence + " is in its place.")
                    : broken(number, Fault.MISSING, "is missing: event " + sequence + " is in its place.");
        }
        return text(content, "previous").equals(before.hash())
                ? null
                : broken(number, Fault.WRONG_LINK, "does not follow on the event before it: its link is another.");
    }

    private static boolean holds(Path log, long sequence) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(log))) {
            for (Line line = next(in); line != null; line = next(in)) {
                ObjectNode content = object(line.text());
                if (content != null && content.path("sequence").asLong() == sequence) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Broken broken(long number, Fault fault, String what) {
        return new Broken(number, fault, "Event " + number + " (line " + number + ") " + what);
    }

    private static @Nullable ObjectNode object(String line) {
        if (!line.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return null;
        }
        try {
            return MAPPER.readTree(line) instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String text(@Nullable ObjectNode content, String name) {
        return content == null ? "" : content.path(name).asText();
    }

    private static @Nullable Line next(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return new Line(bytes.toString(StandardCharsets.ISO_8859_1), true);
            }
            bytes.write(b);
        }
        return bytes.size() == 0 ? null : new Line(bytes.toString(StandardCharsets.ISO_8859_1), false);
    }
}
