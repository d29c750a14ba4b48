package dev.decorum.channels.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.ReactionReceived;
import dev.decorum.policy.channel.ChannelEvent.ThreadHandedOver;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.WindowKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One item of the private messages of a Page or an Instagram account: both have the same form. What it does not understand
 * it passes on whole.
 */
public final class MetaMessages {
    /** The lists of an entry that hold messages. */
    public static final Set<String> LISTS = Set.of("messaging", "standby");

    /** The name of the length of the window that a customer opens who comes from an advertisement. */
    private static final String AFTER_AN_AD = "window after an advertisement";

    /** The name of the length of the window in which a person may write. */
    private static final String FOR_PEOPLE = "window for people";

    /** The name of the account's value with the id of the app. */
    private static final String APP_ID = "app-id";

    /** How long a customer may edit; from memory. */
    private static final Duration EDITABLE = Duration.ofMinutes(15);

    private static final List<String> KINDS = List.of(
            "message",
            "message_edit",
            "postback",
            "reaction",
            "delivery",
            "read",
            "pass_thread_control",
            "take_thread_control",
            "policy-enforcement",
            "referral");

    private final Origin origin;
    private final ReplyLimits limits;
    private final ChannelAccount account;
    private final boolean standby;
    private final JsonNode item;
    private final String business;

    /** An item of a list of the entry. */
    public MetaMessages(
            Origin delivery, ChannelAccount account, ReplyLimits limits, String list, JsonNode item, JsonNode entry) {
        String id = Nodes.text(entry, "id");
        this.business = id == null ? account.id() : id;
        this.origin = delivery.event(null, Nodes.millis(item, "timestamp"));
        this.limits = limits;
        this.account = account;
        this.standby = list.equals("standby");
        this.item = item;
    }

    /** What the profiles of both channels have in common. */
    public static ChannelProfile described(ChannelProfile profile) {
        return profile.secret(
                        APP_ID,
                        "the id of the app at Meta, no secret: its echoes are a machine's, and threads passed to it are "
                                + "ours; may be left out: then every echo is a person's")
                .gives(
                        MessageReceived.class,
                        MessageEdited.class,
                        MessageRevoked.class,
                        Echo.class,
                        DeliveryStatus.class,
                        ReactionReceived.class,
                        ThreadHandedOver.class,
                        UnknownEvent.class)
                .remark(
                        "A message in `standby` belongs to a thread that another application holds: it is given with the "
                                + "hand-over, a closed window and no way to reply.")
                .remark(
                        "When the window is closed a person may still write for 7 days: `forPeople(..)` gives that window, "
                                + "and a reply in it carries the tag HUMAN_AGENT.")
                .remark(
                        "Messages and comments come to one address: give each delivery to the adapters of both; what an "
                                + "adapter does not read is an unknown event by the name of its field.")
                .unconfirmed("After an advertisement the window \"may\" last up to 7 days; 7 days are taken.");
    }

    /** What a person may still send when the window of this message has closed. */
    public static ReplyWindow forPeople(MessageReceived message, ReplyLimits limits) {
        return Windows.named(message.origin(), limits, WindowKind.HUMAN_ONLY, FOR_PEOPLE);
    }

    /** The requests of a reply; one in a window for people carries the tag that Meta asks of people. */
    public static Rendering render(ChannelAdapter adapter, ApprovedReply reply, ChannelAccount account, String url) {
        return Replies.each(adapter, reply, account, text -> {
            var body = Replies.object();
            body.putObject("recipient").put("id", reply.to().address());
            if (reply.window().kind() == WindowKind.HUMAN_ONLY) {
                body.put("messaging_type", "MESSAGE_TAG").put("tag", "HUMAN_AGENT");
            } else {
                body.put("messaging_type", "RESPONSE");
            }
            body.putObject("message").put("text", text);
            return Replies.postJson(url, body);
        });
    }

    /** The events of the item. */
    public List<ChannelEvent> events() {
        String kind = KINDS.stream().filter(item::has).findFirst().orElse("messaging");
        String from = Nodes.text(item.path("sender"), "id");
        String to = Nodes.text(item.path("recipient"), "id");
        String person = from == null || from.equals(business) ? to : from;
        if (from == null || person == null) {
            return List.of(unknown(kind));
        }
        boolean own = from.equals(business)
                || item.path("message").path("is_echo").asBoolean()
                || item.path("is_self").asBoolean();
        Talk talk = new Talk(person, own ? seller() : new Sender(from, Sender.Kind.CUSTOMER, null), own);
        JsonNode part = item.path(kind);
        return switch (kind) {
            case "message" -> message(part, talk);
            case "message_edit" -> List.of(edited(part, talk));
            case "postback" -> postback(part, talk);
            case "reaction" -> List.of(reaction(part, talk));
            case "delivery" -> delivered(part, person);
            case "read" -> List.of(read(part, person));
            case "pass_thread_control", "take_thread_control" -> List.of(handedOver(kind, part, talk));
            default -> List.of(unknown(kind));
        };
    }

    private List<ChannelEvent> message(JsonNode message, Talk talk) {
        String id = Nodes.text(message, "mid");
        if (id == null) {
            return List.of(unknown("message"));
        }
        if (message.path("is_deleted").asBoolean()) {
            return List.of(new MessageRevoked(at(id + ":deleted"), id, talk.sender));
        }
        Optional<MessageContent> content = MetaContent.of(message, talk.thread());
        return content.isEmpty()
                ? List.of(new UnknownEvent(at(id), "unsupported", Nodes.raw(item)))
                : said(id, content.get(), message.path("referral"), talk);
    }

    private List<ChannelEvent> postback(JsonNode postback, Talk talk) {
        String mid = Nodes.text(postback, "mid");
        String time = Nodes.text(item, "timestamp");
        String title = Nodes.text(postback, "title");
        String payload = Nodes.text(postback, "payload");
        if ((mid == null && time == null) || (title == null && payload == null)) {
            return List.of(unknown("postback"));
        }
        String id = mid == null ? talk.person + ":" + time + ":postback" : mid;
        MessageContent content =
                MessageContent.of(title, talk.thread(), Audience.PRIVATE).pressing(payload);
        return said(id, content, postback.path("referral"), talk);
    }

    private List<ChannelEvent> said(String id, MessageContent content, JsonNode referral, Talk talk) {
        if (talk.own) {
            return List.of(new Echo(at(id), talk.sender, talk.person, content));
        }
        if (standby) {
            return List.of(
                    new ThreadHandedOver(at(id + ":standby"), talk.thread(), false, null),
                    new MessageReceived(at(id), talk.sender, content, closed(), null));
        }
        boolean advertised = "ADS".equals(Nodes.text(referral, "source")) || Nodes.text(referral, "ad_id") != null;
        ReplyWindow window = advertised
                ? Windows.named(origin, limits, WindowKind.FREE_FORM, AFTER_AN_AD)
                : Windows.opened(origin, limits);
        return List.of(new MessageReceived(at(id), talk.sender, content, window, ReplyHandle.to(talk.person)));
    }

    private ChannelEvent edited(JsonNode edit, Talk talk) {
        String original = Nodes.text(edit, "mid");
        String text = Nodes.text(edit, "text");
        String number = Nodes.text(edit, "num_edit");
        String version = number == null ? Nodes.text(item, "timestamp") : number;
        if (original == null || text == null || version == null) {
            return unknown("message_edit");
        }
        Origin here = at(original + ":edit:" + version);
        MessageContent content = MessageContent.of(text, talk.thread(), Audience.PRIVATE);
        if (talk.own) {
            return new Echo(here, talk.sender, talk.person, content);
        }
        return standby
                ? new MessageEdited(here, original, talk.sender, content, closed(), null)
                : new MessageEdited(
                        here,
                        original,
                        talk.sender,
                        content,
                        Windows.openedBefore(origin, limits, EDITABLE),
                        ReplyHandle.to(talk.person));
    }

    private ChannelEvent reaction(JsonNode reaction, Talk talk) {
        String message = Nodes.text(reaction, "mid");
        String action = Nodes.text(reaction, "action");
        String emoji = "unreact".equals(action) ? null : Nodes.firstText(reaction, "emoji", "reaction");
        if (message == null || (emoji == null && !"unreact".equals(action))) {
            return unknown("reaction");
        }
        String id = message + ":reaction:" + talk.sender.id() + ":" + Nodes.text(item, "timestamp");
        return new ReactionReceived(at(id), talk.sender, message, emoji);
    }

    private List<ChannelEvent> delivered(JsonNode delivery, String person) {
        List<ChannelEvent> events = Nodes.list(delivery, "mids").stream()
                .filter(JsonNode::isTextual)
                .map(mid -> Nodes.wellFormed(mid.asText()))
                .filter(mid -> !mid.isBlank())
                .<ChannelEvent>map(
                        mid -> new DeliveryStatus(at(mid + ":delivered"), mid, State.DELIVERED, person, null))
                .toList();
        return events.isEmpty() ? List.of(upTo(delivery, State.DELIVERED, "delivery", person)) : events;
    }

    private ChannelEvent read(JsonNode read, String person) {
        String mid = Nodes.text(read, "mid");
        return mid == null
                ? upTo(read, State.READ, "read", person)
                : new DeliveryStatus(at(mid + ":read"), mid, State.READ, person, null);
    }

    /** All messages up to an instant have reached a state. */
    private ChannelEvent upTo(JsonNode part, State state, String kind, String person) {
        String watermark = Nodes.text(part, "watermark");
        return watermark == null
                ? unknown(kind)
                : new DeliveryStatus(
                        origin.event(person + ":" + kind + ":" + watermark, Nodes.millis(part, "watermark")),
                        null,
                        state,
                        person,
                        null);
    }

    private ChannelEvent handedOver(String kind, JsonNode control, Talk talk) {
        String owner = Nodes.text(control, "new_owner_app_id");
        String previous = Nodes.text(control, "previous_owner_app_id");
        Optional<String> app = account.secret(APP_ID);
        boolean passed = kind.equals("pass_thread_control");
        boolean toUs = (app.isPresent() && owner != null) ? app.get().equals(owner) : (passed && !standby);
        String id = talk.person + ":" + kind + ":" + Nodes.text(item, "timestamp");
        return new ThreadHandedOver(at(id), talk.thread(), toUs, toUs ? previous : owner);
    }

    private Sender seller() {
        String app = Nodes.text(item.path("message"), "app_id");
        boolean machine =
                app != null && account.secret(APP_ID).filter(app::equals).isPresent();
        return new Sender(business, machine ? Sender.Kind.BOT : Sender.Kind.AGENT, null);
    }

    private Origin at(String id) {
        return origin.event(id, origin.sentAt());
    }

    private UnknownEvent unknown(String kind) {
        return new UnknownEvent(origin, kind, Nodes.raw(item));
    }

    private static ReplyWindow closed() {
        return new ReplyWindow(WindowKind.CLOSED, null, null, null);
    }

    private final class Talk {
        private final String person;
        private final Sender sender;
        private final boolean own;

        Talk(String person, Sender sender, boolean own) {
            this.person = person;
            this.sender = sender;
            this.own = own;
        }

        String thread() {
            return business + ":" + person;
        }
    }
}
