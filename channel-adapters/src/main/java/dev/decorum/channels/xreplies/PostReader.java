package dev.decorum.channels.xreplies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.XWebhook;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event about a post. A post is known by its own id: when it both mentions the seller and answers a post of the
 * seller's, X delivers it twice, and the second is recognised.
 */
final class PostReader {
    private final Origin origin;
    private final JsonNode root;
    private final JsonNode data;
    private final JsonNode post;
    private final String type;

    PostReader(Origin origin, JsonNode root) {
        this.root = root;
        this.data = root.path("data");
        this.post = data.path("payload");
        String word = Nodes.text(data, "event_type");
        this.type = word == null ? "delivery" : word;
        this.origin = origin.event(Nodes.text(data, "event_uuid"), null);
    }

    ChannelEvent event() {
        String seller = Nodes.text(data.path("filter"), "user_id");
        String id = Nodes.text(post, "id");
        String author = Nodes.text(post, "author_id");
        if (seller == null || id == null || author == null) {
            return unknown();
        }
        boolean own = author.equals(seller);
        Sender sender = own
                ? new Sender(seller, Sender.Kind.AGENT, null)
                : new Sender(
                        author,
                        Sender.Kind.CUSTOMER,
                        XWebhook.name(data.path("includes").path("users"), author));
        return switch (type) {
            case "post.create" -> own ? echo(id, sender) : unknown();
            case "post.mention.create", "post.reply.create", "post.quote.create" ->
                own ? echo(id, sender) : received(id, sender);
            case "post.delete" -> new MessageRevoked(origin.event(id + ":delete", null), id, sender);
            default -> unknown();
        };
    }

    private ChannelEvent echo(String id, Sender sender) {
        return new Echo(at(id), sender, null, content(id));
    }

    private ChannelEvent received(String id, Sender sender) {
        String previous = previous(id);
        return previous == null
                ? new MessageReceived(at(id), sender, content(id), ReplyWindow.UNKNOWN, ReplyHandle.to(id))
                : new MessageEdited(at(id), previous, sender, content(id), ReplyWindow.UNKNOWN, ReplyHandle.to(id));
    }

    /** An edit is a new post that lists the ids of the older ones. */
    private @Nullable String previous(String id) {
        String previous = null;
        for (JsonNode older : Nodes.list(post, "edit_history_tweet_ids")) {
            String version = older.isTextual() ? Nodes.wellFormed(older.asText()) : "";
            if (version.equals(id)) {
                return previous;
            }
            previous = version.isBlank() ? previous : version;
        }
        return null;
    }

    private MessageContent content(String id) {
        String conversation = Nodes.text(post, "conversation_id");
        String longText = Nodes.text(post.path("note_tweet"), "text");
        String language = Nodes.text(post, "lang");
        return MessageContent.of(
                        longText == null ? Nodes.text(post, "text") : longText,
                        conversation == null ? id : conversation,
                        Audience.PUBLIC)
                .with(attachments())
                .replyingTo(answered())
                .in(language != null && language.matches("[a-z]{2}(-[A-Za-z]{2,8})?") ? language : null);
    }

    private @Nullable String answered() {
        return Nodes.list(post, "referenced_tweets").stream()
                .filter(other -> "replied_to".equals(Nodes.text(other, "type")))
                .findFirst()
                .map(other -> Nodes.text(other, "id"))
                .orElse(Nodes.text(post, "in_reply_to_tweet_id"));
    }

    private List<Attachment> attachments() {
        return Nodes.list(data.path("includes"), "media").stream()
                .filter(media ->
                        Nodes.list(post.path("attachments"), "media_keys").contains(media.path("media_key")))
                .map(media -> new Attachment(
                        "photo".equals(Nodes.text(media, "type")) ? Attachment.Kind.IMAGE : Attachment.Kind.VIDEO,
                        null,
                        null,
                        null,
                        null,
                        Nodes.firstText(media, "url", "media_key")))
                .toList();
    }

    private Origin at(String id) {
        return origin.event(id, Nodes.instant(post, "created_at"));
    }

    private UnknownEvent unknown() {
        return new UnknownEvent(origin, type, Nodes.raw(root));
    }
}
