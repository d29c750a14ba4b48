package dev.decorum.channels.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Comments of an Instagram account, below posts or in a live broadcast. A comment without its author must be fetched, and
 * so must a mention, of which Meta gives ids alone.
 *
 * @param window the window that a comment opens
 */
public record InstagramComments(Function<Origin, ReplyWindow> window) {
    /** The topic of a comment whose author is not in the delivery. */
    public static final String COMMENT = "comment";

    private static final String MENTIONED_COMMENT = "mentioned_comment";
    private static final String MENTIONED_MEDIA = "mentioned_media";

    /** The events of a change; its field is {@code field} or else one that is not read here. */
    public List<ChannelEvent> changed(
            Origin delivery, ChannelAccount account, String field, JsonNode change, JsonNode entry) {
        String id = Nodes.text(entry, "id");
        String business = id == null ? account.id() : id;
        Origin origin = delivery.event(null, MetaEntries.time(entry));
        String name = Nodes.text(change, "field");
        JsonNode value = change.path("value");
        if (field.equals(name)) {
            return List.of(comment(origin, business, value, change));
        }
        if ("mentions".equals(name) && field.equals("comments")) {
            return List.of(mention(origin, business, value, change));
        }
        return List.of(new UnknownEvent(origin, name == null ? "change" : name, Nodes.raw(change)));
    }

    /** What was fetched of a comment or a mention. */
    public List<ChannelEvent> fetched(ContentPending pending, JsonNode root) {
        boolean mention = pending.topic().startsWith("mentioned_");
        JsonNode node = mention && root.has(pending.topic()) ? root.path(pending.topic()) : root;
        String id = mention ? pending.reference() : Nodes.text(node, "id");
        Sender author = author(node);
        String text = Nodes.firstText(node, "text", "caption");
        String business = business(pending.thread());
        if (id == null || author == null || text == null || business == null) {
            return List.of(new UnknownEvent(
                    pending.origin().event(pending.reference() + ":fetched", null), pending.topic(), Nodes.raw(root)));
        }
        Origin here = pending.origin().event(id, Nodes.instant(node, "timestamp"));
        MessageContent content = content(business, id, text, node);
        if (author.id().equals(business)) {
            return List.of(new Echo(here, seller(business), null, content));
        }
        return List.of(
                mention
                        ? new MessageReceived(here, author, content, ReplyWindow.UNKNOWN, null)
                        : new MessageReceived(here, author, content, window.apply(here), ReplyHandle.to(id)));
    }

    private ChannelEvent comment(Origin origin, String business, JsonNode value, JsonNode change) {
        String id = Nodes.text(value, "id");
        if (id == null) {
            return new UnknownEvent(origin, COMMENT, Nodes.raw(change));
        }
        Origin here = origin.event(id, origin.sentAt());
        JsonNode from = value.path("from");
        String author = Nodes.text(from, "id");
        MessageContent content = content(business, id, Nodes.text(value, "text"), value);
        if (business.equals(author) || Nodes.text(from, "self_ig_scoped_id") != null) {
            return new Echo(here, seller(business), null, content);
        }
        return author == null
                ? new ContentPending(origin.event(id + ":pending", origin.sentAt()), COMMENT, id, content.thread())
                : new MessageReceived(
                        here,
                        new Sender(author, Sender.Kind.CUSTOMER, Nodes.text(from, "username")),
                        content,
                        window.apply(here),
                        ReplyHandle.to(id));
    }

    private static ChannelEvent mention(Origin origin, String business, JsonNode value, JsonNode change) {
        String comment = Nodes.text(value, "comment_id");
        String media = Nodes.text(value, "media_id");
        String reference = comment == null ? media : comment;
        if (reference == null) {
            return new UnknownEvent(origin, "mentions", Nodes.raw(change));
        }
        return new ContentPending(
                origin.event(reference + ":mentioned", origin.sentAt()),
                comment == null ? MENTIONED_MEDIA : MENTIONED_COMMENT,
                reference,
                business + ":" + (media == null ? "" : media + ":") + reference);
    }

    /** A boosted post is a copy of the post: its comments belong to the threads of the original. */
    private static MessageContent content(String business, String id, @Nullable String text, JsonNode comment) {
        String media = Nodes.firstText(comment.path("media"), "original_media_id", "id");
        String parent = Nodes.text(comment, "parent_id");
        String root = parent == null ? id : parent;
        String thread = business + ":" + (media == null ? "" : media + ":") + root;
        return MessageContent.of(text, thread, Audience.PUBLIC).replyingTo(parent);
    }

    private static @Nullable Sender author(JsonNode comment) {
        JsonNode from = comment.path("from");
        String id = Nodes.text(from, "id");
        String name = Nodes.text(id == null ? comment : from, "username");
        String key = id == null && name != null ? "@" + name : id;
        return key == null ? null : new Sender(key, Sender.Kind.CUSTOMER, name);
    }

    private static Sender seller(String business) {
        return new Sender(business, Sender.Kind.AGENT, null);
    }

    private static @Nullable String business(@Nullable String thread) {
        return thread == null || thread.indexOf(':') <= 0 ? null : thread.substring(0, thread.indexOf(':'));
    }
}
