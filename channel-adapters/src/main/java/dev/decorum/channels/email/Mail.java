package dev.decorum.channels.email;

import dev.decorum.policy.channel.Attachment;
import java.util.List;
import java.util.Map;

/**
 * A mail as it was read.
 *
 * @param headers the headers of the whole
 * @param texts the parts that are words, in their order
 * @param attachments the other parts
 * @param reports the parts of a report that machines read, by their type in lower case
 */
record Mail(Headers headers, List<Text> texts, List<Attachment> attachments, Map<String, String> reports) {
    /**
     * A part that is words.
     *
     * @param choice which parts say the same: those of one {@code multipart/alternative}
     * @param html whether it is HTML
     * @param words the words
     */
    record Text(int choice, boolean html, String words) {}

    /** A mail that passes a limit. */
    static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1;

        TooLargeException(String limit) {
            super(limit);
        }
    }
}
