package dev.decorum.channels.email;

import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.PersonKey;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reports on mails of the house: what became of them (RFC 3464), and whether they were opened (RFC 8098). */
final class MailReports {
    private static final int MAX_RECIPIENTS = 200;
    private static final Pattern ID = Pattern.compile("<([!-;=?-~]{1,500})>");
    private static final Pattern STATUS = Pattern.compile("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}");

    private final Mail mail;
    private final Bytes raw;
    private final Origin origin;
    private final PersonKey keys;

    MailReports(Mail mail, Bytes raw, Origin origin, PersonKey keys) {
        this.mail = mail;
        this.raw = raw;
        this.origin = origin;
        this.keys = keys;
    }

    static boolean isReport(Headers headers) {
        return headers.contentType()
                .map(type -> "multipart/report".equalsIgnoreCase(type.getMimeType()))
                .orElse(false);
    }

    List<ChannelEvent> events() {
        List<ChannelEvent> events = new ArrayList<>();
        String original = original();
        List<Map<String, String>> groups = groups(report("message/delivery-status"));
        groups.addAll(groups(report("message/disposition-notification")));
        for (Map<String, String> group : groups) {
            State state = state(group);
            if (state != null && events.size() < MAX_RECIPIENTS) {
                events.add(status(group, state, original, events.size()));
            }
        }
        return events.isEmpty() ? List.of(new UnknownEvent(origin, "report", Nodes.wellFormed(raw.text()))) : events;
    }

    private DeliveryStatus status(Map<String, String> group, State state, @Nullable String original, int index) {
        String recipient = Optional.ofNullable(group.get("original-recipient"))
                .or(() -> Optional.ofNullable(group.get("final-recipient")))
                .map(value -> value.substring(value.indexOf(';') + 1).strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty())
                .map(value -> keys.of("mail", value))
                .orElse(null);
        String code = group.getOrDefault("status", "").split("\\s", 2)[0];
        return new DeliveryStatus(
                origin.event(origin.id() + ":" + index, origin.sentAt()),
                original == null ? id(group.getOrDefault("original-message-id", "")) : original,
                state,
                recipient,
                state == State.FAILED && STATUS.matcher(code).matches() ? code : null);
    }

    private static @Nullable State state(Map<String, String> group) {
        String disposition = group.getOrDefault("disposition", "").toLowerCase(Locale.ROOT);
        if (disposition.contains("displayed")) {
            return State.READ;
        }
        return switch (group.getOrDefault("action", "").strip().toLowerCase(Locale.ROOT)) {
            case "failed" -> State.FAILED;
            case "delivered", "expanded" -> State.DELIVERED;
            case "relayed", "delayed" -> State.SENT;
            default -> null;
        };
    }

    /** The id of the mail that is reported on, from its headers that the report repeats; null when it does not. */
    private @Nullable String original() {
        String headers = report("text/rfc822-headers") + "\n" + report("message/rfc822");
        List<Map<String, String>> groups = groups(headers);
        return groups.isEmpty() ? null : id(groups.get(0).getOrDefault("message-id", ""));
    }

    private static @Nullable String id(String text) {
        Matcher matcher = ID.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private String report(String type) {
        return mail.reports().getOrDefault(type, "");
    }

    /** The groups of fields that blank lines divide, with their names in lower case; the first of equal names counts. */
    private static List<Map<String, String>> groups(String text) {
        List<Map<String, String>> groups = new ArrayList<>();
        Map<String, String> group = new TreeMap<>();
        for (String line : text.replaceAll("\\r?\\n[ \\t]+", " ").split("\\r?\\n", -1)) {
            int colon = line.indexOf(':');
            if (line.isBlank() && !group.isEmpty()) {
                groups.add(group);
                group = new TreeMap<>();
            } else if (colon > 0) {
                group.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }
}
