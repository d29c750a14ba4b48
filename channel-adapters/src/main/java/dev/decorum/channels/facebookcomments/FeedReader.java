package dev.decorum.channels.facebookcomments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.MetaEntries;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Windows;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.ReactionReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of a Page's feed. The author stands in {@code from}, or in {@code sender_id} and {@code sender_name} in the
 * form of version 2.5. What it does not understand it passes on whole.
 */
final class FeedReader {
    private final Origin origin;
    private final ReplyLimits limits;
    private final JsonNode change;
    private final JsonNode value;
    private final String page;
    private final String verb;
    private final @Nullable String comment;

    FeedReader(Origin delivery, ChannelAccount account, ReplyLimits limits, JsonNode change, JsonNode entry) {
        String id = Nodes.text(entry, "id");
        this.page = id == null ? account.id() : id;
        this.limits = limits;
        this.change = change;
        this.value = change.path("value");
        Instant created = Nodes.seconds(value, "created_time");
        this.origin = delivery.event(null, created == null ? MetaEntries.time(entry) : created);
        String word = Nodes.text(value, "verb");
        this.verb = word == null ? "?" : word;
        this.comment = Nodes.text(value, "comment_id");
    }

    ChannelEvent event() {
        String field = Nodes.text(change, "field");
        String item = Nodes.text(value, "item");
        if ("mention".equals(field)) {
            return mention();
        }
        if (!"feed".equals(field) || item == null) {
            return unknown(field == null ? "change" : field);
        }
        return switch (item) {
            case "comment" -> comment == null ? unknown("comment-" + verb) : comment(comment);
            case "reaction", "like" -> reaction(item);
            default -> unknown(item + "-" + verb);
        };
    }

    /** What was fetched of a comment whose author was not in the delivery, or of a mention. */
    static ChannelEvent fetched(ContentPending pending, JsonNode node, ReplyLimits limits) {
        String author = Nodes.text(node.path("from"), "id");
        String text = Nodes.text(node, "message");
        String thread = pending.thread();
        if (author == null || text == null || thread == null) {
            return new UnknownEvent(
                    pending.origin().event(pending.reference() + ":fetched", null), pending.topic(), Nodes.raw(node));
        }
        Origin here = pending.origin().event(pending.reference(), Nodes.instant(node, "created_time"));
        MessageContent content =
                MessageContent.of(text, thread, Audience.PUBLIC).replyingTo(Nodes.text(node.path("parent"), "id"));
        if (thread.startsWith(author + ":")) {
            return new Echo(here, new Sender(author, Sender.Kind.AGENT, null), null, content);
        }
        Sender sender = new Sender(author, Sender.Kind.CUSTOMER, Nodes.text(node.path("from"), "name"));
        return pending.topic().equals("mention")
                ? new MessageReceived(here, sender, content, ReplyWindow.UNKNOWN, null)
                : new MessageReceived(
                        here, sender, content, Windows.opened(here, limits), ReplyHandle.to(pending.reference()));
    }

    private ChannelEvent comment(String id) {
        Sender sender = sender();
        return switch (verb) {
            case "add" -> added(id, sender);
            case "edit", "edited" -> edited(id, sender);
            case "remove" -> new MessageRevoked(at(id + ":remove:" + seconds()), id, sender);
            default -> unknown("comment-" + verb);
        };
    }

    private ChannelEvent added(String id, @Nullable Sender sender) {
        if (sender == null) {
            return new ContentPending(
                    at(id + ":pending"), "comment", id, content(id).thread());
        }
        Origin here = at(id);
        return own(sender)
                ? new Echo(here, sender, null, content(id))
                : new MessageReceived(here, sender, content(id), Windows.opened(here, limits), ReplyHandle.to(id));
    }

    /** An edit opens no window, and the age of the comment is not known. */
    private ChannelEvent edited(String id, @Nullable Sender sender) {
        Origin here = at(id + ":edited:" + seconds());
        if (sender == null) {
            return new UnknownEvent(here, "comment-" + verb, Nodes.raw(change));
        }
        return own(sender)
                ? new Echo(here, sender, null, content(id))
                : new MessageEdited(here, id, sender, content(id), ReplyWindow.UNKNOWN, ReplyHandle.to(id));
    }

    private ChannelEvent mention() {
        String post = Nodes.text(value, "post_id");
        String reference = comment == null ? post : comment;
        return reference == null || !verb.equals("add")
                ? unknown("mention-" + verb)
                : new ContentPending(
                        at(reference + ":mentioned"),
                        "mention",
                        reference,
                        content(reference).thread());
    }

    private ChannelEvent reaction(String item) {
        Sender sender = sender();
        String post = Nodes.text(value, "post_id");
        String target = comment == null ? post : comment;
        boolean removed = verb.equals("remove");
        if (sender == null || target == null || !(removed || verb.equals("add"))) {
            return unknown(item + "-" + verb);
        }
        String type = Nodes.text(value, "reaction_type");
        String sign = removed ? null : type == null ? item : type;
        return new ReactionReceived(
                at(target + ":" + verb + ":" + sender.id() + ":" + seconds()), sender, target, sign);
    }

    private @Nullable Sender sender() {
        String id = Nodes.text(value.path("from"), "id");
        String old = id == null ? Nodes.text(value, "sender_id") : id;
        if (old == null) {
            return null;
        }
        String name = id == null ? Nodes.text(value, "sender_name") : Nodes.text(value.path("from"), "name");
        return old.equals(page)
                ? new Sender(page, Sender.Kind.AGENT, null)
                : new Sender(old, Sender.Kind.CUSTOMER, name);
    }

    private static boolean own(Sender sender) {
        return sender.kind() == Sender.Kind.AGENT;
    }

    private MessageContent content(String id) {
        String post = Nodes.text(value, "post_id");
        String parent = Nodes.text(value, "parent_id");
        String above = parent == null || parent.equals(post) ? null : parent;
        String thread = page + ":" + (post == null ? "" : post + ":") + (above == null ? id : above);
        return MessageContent.of(Nodes.text(value, "message"), thread, Audience.PUBLIC)
                .with(attachments())
                .replyingTo(above);
    }

    private List<Attachment> attachments() {
        List<Attachment> found = new ArrayList<>();
        String photo = Nodes.firstText(value, "photo", "photo_id");
        String video = Nodes.firstText(value, "video", "video_id");
        if (photo != null) {
            found.add(new Attachment(Attachment.Kind.IMAGE, null, null, null, null, photo));
        }
        if (video != null) {
            found.add(new Attachment(Attachment.Kind.VIDEO, null, null, null, null, video));
        }
        return found;
    }

    private String seconds() {
        return origin.sentAt() == null ? "0" : Long.toString(origin.sentAt().getEpochSecond());
    }

    private Origin at(String id) {
        return origin.event(id, origin.sentAt());
    }

    private UnknownEvent unknown(String kind) {
        return new UnknownEvent(origin, kind, Nodes.raw(change));
    }
}
