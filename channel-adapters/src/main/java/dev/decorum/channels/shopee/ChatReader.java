package dev.decorum.channels.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Windows;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Attachment.Kind;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A push of the chat. */
final class ChatReader {
    /** The name of the account's value that holds the user id of the shop. */
    static final String SHOP_USER_ID = "shop-user-id";

    private final Origin origin;
    private final ChannelAccount account;
    private final ReplyLimits limits;

    ChatReader(Origin origin, ChannelAccount account, ReplyLimits limits) {
        this.origin = origin;
        this.account = account;
        this.limits = limits;
    }

    ChannelEvent event(JsonNode root) {
        JsonNode message = root.path("data").path("content");
        String id = Nodes.text(message, "message_id");
        String from = Nodes.text(message, "from_id");
        String conversation = Nodes.text(message, "conversation_id");
        String type = Nodes.firstText(message, "message_type");
        if (!"message".equals(Nodes.text(root.path("data"), "type"))
                || id == null
                || from == null
                || conversation == null
                || type == null) {
            return new UnknownEvent(origin, "webchat", Nodes.raw(root));
        }
        Origin here = origin.event(id, Nodes.seconds(message, "created_timestamp"));
        Optional<MessageContent> content = content(type, message, conversation);
        if (content.isEmpty()) {
            return new UnknownEvent(here, type, Nodes.raw(root));
        }
        boolean seller = Nodes.number(message, "sub_account_id") != null
                || account.secret(SHOP_USER_ID).filter(from::equals).isPresent();
        if (seller) {
            return new Echo(
                    here, new Sender(from, Sender.Kind.AGENT, null), Nodes.text(message, "to_id"), content.get());
        }
        return new MessageReceived(
                here,
                new Sender(from, Sender.Kind.CUSTOMER, Nodes.text(message, "from_user_name")),
                content.get(),
                Windows.opened(here, limits),
                ReplyHandle.to(from));
    }

    private static Optional<MessageContent> content(String type, JsonNode message, String conversation) {
        JsonNode part = message.path("content");
        List<Attachment> attachments =
                switch (type) {
                    case "text", "order" -> List.of();
                    case "image", "image_with_text" ->
                        attachment(Kind.IMAGE, Nodes.firstText(part, "url", "image_url"));
                    case "video" -> attachment(Kind.VIDEO, Nodes.firstText(part, "video_url", "url"));
                    case "sticker" -> attachment(Kind.STICKER, Nodes.text(part, "sticker_id"));
                    case "item" -> attachment(Kind.PRODUCT, Nodes.text(part, "item_id"));
                    default -> null;
                };
        if (attachments == null || !part.isObject()) {
            return Optional.empty();
        }
        String shown = Nodes.text(part, "order_sn");
        String order = shown == null ? Nodes.text(message.path("source_content"), "order_sn") : shown;
        return Optional.of(MessageContent.of(Nodes.text(part, "text"), conversation, Audience.PRIVATE)
                .with(attachments)
                .replyingTo(Nodes.text(message.path("quoted_msg"), "message_id"))
                .about(order));
    }

    private static List<Attachment> attachment(Kind kind, @Nullable String remoteId) {
        return List.of(new Attachment(kind, null, null, null, null, remoteId));
    }
}
