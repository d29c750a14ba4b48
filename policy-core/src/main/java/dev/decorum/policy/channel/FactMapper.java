package dev.decorum.policy.channel;

import dev.decorum.policy.fact.Conversation;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.ReplyWindow;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one way from events to facts. The same message on two channels gives the same facts but for channel, surface,
 * audience and window: words are brought to Unicode's form NFC with plain line ends and without blank edges, times to
 * seconds, and language tags to their canonical form. Pure, and safe for use by several threads.
 */
public final class FactMapper {
    /** A conversation in which nothing has been said. */
    private static final Conversation NEW = new Conversation(ReplyWindow.UNKNOWN, 0, false, false, null, null);

    private FactMapper() {}

    /** The facts of the first event of a conversation; empty when the event is no message of a customer's. */
    public static List<Fact> facts(ChannelEvent event) {
        return facts(event, NEW);
    }

    /**
     * The facts of an event in a conversation of which something is known; empty when the event is no message of a
     * customer's. A message counts as a turn, an edit does not.
     */
    public static List<Fact> facts(ChannelEvent event, Conversation before) {
        if (event instanceof ChannelEvent.MessageReceived received && fromCustomer(received.sender())) {
            return facts(received.origin(), received.content(), received.window(), before, before.turns() + 1, false);
        }
        if (event instanceof ChannelEvent.MessageEdited edited && fromCustomer(edited.sender())) {
            int turns = Math.max(1, before.turns());
            return facts(edited.origin(), edited.content(), edited.window(), before, turns, true);
        }
        return List.of();
    }

    private static boolean fromCustomer(Sender sender) {
        return sender.kind() == Sender.Kind.CUSTOMER;
    }

    private static List<Fact> facts(
            Origin origin, MessageContent content, ReplyWindow window, Conversation before, int turns, boolean edited) {
        String language = canonicalTag(content.language());
        Message message = new Message(
                origin.channel(),
                origin.surface(),
                content.audience(),
                language,
                Set.of(),
                Set.of(),
                normalised(words(content)),
                0,
                content.attachments().size(),
                edited,
                toSeconds(origin.sentAt()));
        Conversation conversation = new Conversation(
                window,
                turns,
                before.humanJoined(),
                before.aiDisclosed(),
                before.contactsWithin7Days(),
                before.language() == null ? language : before.language());
        return List.of(message, conversation);
    }

    /** A subject is said too: some customers write nothing else. */
    private static @Nullable String words(MessageContent content) {
        String text = content.text() == null ? "" : content.text();
        return content.subject() == null ? text : content.subject() + "\n\n" + text;
    }

    private static @Nullable String normalised(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return Normalizer.normalize(lines, Normalizer.Form.NFC).strip();
    }

    private static @Nullable Instant toSeconds(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable String canonicalTag(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        String canonical = Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag();
        return canonical.equals("und") ? null : canonical;
    }
}
