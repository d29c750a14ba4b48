package dev.decorum.example.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What happened in the demo before it was opened, read from {@code demo/conversations.txt}, whose head says how it is written. */
final class DemoScript {
    private static final String FILE = "/demo/conversations.txt";
    private static final Pattern CONVERSATION = Pattern.compile("\\[([a-z-]+)/([a-z-]+) ([a-z][a-z0-9]*)]");
    private static final Pattern MOMENT =
            Pattern.compile("-(?:(\\d+)h)?(?:(\\d+)m)? (says|([a-z0-9-]+) ([a-z]+))(?:: (.*))?");

    private DemoScript() {}

    /** The moments of all conversations in the order in which they happened. */
    static List<Moment> read() {
        return read(text());
    }

    static List<Moment> read(String text) {
        List<Moment> moments = new ArrayList<>();
        Conversation current = null;
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            Matcher head = CONVERSATION.matcher(line);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (head.matches()) {
                current = new Conversation(head.group(1), head.group(2), head.group(3));
                continue;
            }
            Matcher moment = MOMENT.matcher(line);
            if (current == null || !moment.matches()) {
                throw new IllegalArgumentException("Line " + number + " of the conversations of the demo is neither"
                        + " `[CHANNEL/ACCOUNT CUSTOMER]` nor `-HOURShMINUTESm WHAT: WORDS`.");
            }
            moments.add(new Moment(
                    number,
                    current,
                    Duration.ofHours(number(moment.group(1))).plusMinutes(number(moment.group(2))),
                    moment.group(4) == null ? "" : moment.group(4),
                    moment.group(5) == null ? moment.group(3) : moment.group(5),
                    moment.group(6) == null ? "" : moment.group(6).replace("\\n", "\n")));
        }
        moments.sort(Comparator.comparing(Moment::ago).reversed());
        return List.copyOf(moments);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(DemoScript.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The conversations of the demo cannot be read. Maybe the jar is damaged.", e);
        }
    }

    /** One customer's conversation at an account. */
    record Conversation(String channel, String account, String customer) {}

    /**
     * Something that somebody did.
     *
     * @param line where it stands in the file
     * @param of in which conversation
     * @param ago how long before the start
     * @param who which member of the staff; blank for the customer
     * @param what what they did, such as {@code says} or {@code approves}
     * @param words what they said or gave as their reason; blank when nothing
     */
    record Moment(int line, Conversation of, Duration ago, String who, String what, String words) {}
}
