package dev.decorum.channels.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.decorum.channels.internal.JsonBody;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Windows;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Attachment.Kind;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import java.util.List;
import java.util.Optional;

/** A message of a session, pushed or fetched; its content is JSON inside of JSON. */
final class MessageReader {
    private static final String BUYER = "1";
    private static final String SELLER = "2";
    private static final String BY_SYSTEM = "2";
    private static final String RECALLED = "1";

    private final Origin origin;
    private final ReplyLimits limits;

    MessageReader(Origin origin, ReplyLimits limits) {
        this.origin = origin;
        this.limits = limits;
    }

    ChannelEvent event(JsonNode message) {
        String id = Nodes.text(message, "message_id");
        String session = Nodes.text(message, "session_id");
        String from = Nodes.text(message, "from_account_id");
        String side = Nodes.text(message, "from_account_type");
        if (id == null || session == null || from == null || side == null) {
            return new UnknownEvent(origin, "im_message", Nodes.raw(message));
        }
        Origin here = origin.event(id, Nodes.millis(message, "send_time"));
        boolean bySystem = BY_SYSTEM.equals(Nodes.text(message, "type"));
        boolean automatic = bySystem || message.path("auto_reply").asBoolean();
        Sender sender = new Sender(
                from,
                side.equals(BUYER) ? Sender.Kind.CUSTOMER : automatic ? Sender.Kind.BOT : Sender.Kind.AGENT,
                null);
        if (RECALLED.equals(Nodes.text(message, "status"))) {
            return new MessageRevoked(origin.event(id + ":recalled", null), id, sender);
        }
        String recipient = Nodes.text(message, "to_account_id");
        if (side.equals(SELLER) && Nodes.text(message, "process_msg") != null) {
            Origin failed = origin.event(id + ":failed", here.sentAt());
            return new DeliveryStatus(failed, id, DeliveryStatus.State.FAILED, recipient, "process_msg");
        }
        Optional<MessageContent> content = content(message, session);
        if (content.isPresent() && side.equals(SELLER)) {
            return new Echo(here, sender, recipient, content.get());
        }
        return content.isPresent() && side.equals(BUYER) && !bySystem
                ? new MessageReceived(
                        here, sender, content.get(), Windows.opened(here, limits), ReplyHandle.to(session))
                : new UnknownEvent(here, "template " + Nodes.text(message, "template_id"), Nodes.raw(message));
    }

    private static Optional<MessageContent> content(JsonNode message, String session) {
        String json = Nodes.text(message, "content");
        JsonNode part =
                json == null ? MissingNode.getInstance() : JsonBody.tree(json).orElse(MissingNode.getInstance());
        String text = Nodes.text(part, "txt");
        String image = Nodes.firstText(part, "imgUrl", "img_url");
        List<Attachment> attachments = image == null ? List.of() : List.of(image(image));
        return text == null && image == null
                ? Optional.empty()
                : Optional.of(MessageContent.of(text, session, Audience.PRIVATE).with(attachments));
    }

    private static Attachment image(String url) {
        return new Attachment(Kind.IMAGE, null, null, null, null, url);
    }
}
