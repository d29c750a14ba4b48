package dev.decorum.channels.youtubelive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.WindowKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of the list of messages of a live chat. */
final class ChatReader {
    private final Origin origin;
    private final JsonNode page;
    private final @Nullable Instant offlineAt;

    /** A page that was delivered or fetched. */
    ChatReader(Origin origin, JsonNode page) {
        this.origin = origin;
        this.page = page;
        this.offlineAt = Nodes.instant(page, "offlineAt");
    }

    /** The events of the page, with the next page as pending content while the broadcast lasts. */
    List<ChannelEvent> events(@Nullable String knownChat) {
        if (!page.path("items").isArray()) {
            return List.of(new UnknownEvent(origin.event(null, null), "delivery", Nodes.raw(page)));
        }
        List<ChannelEvent> events = new ArrayList<>();
        String chat = knownChat;
        for (JsonNode item : page.path("items")) {
            String named = Nodes.text(item.path("snippet"), "liveChatId");
            chat = chat == null ? named : chat;
            events.add(event(item, named == null ? chat : named));
        }
        String next = Nodes.text(page, "nextPageToken");
        if (next != null && offlineAt == null) {
            events.add(new ContentPending(origin.event("page:" + next, null), "liveChatMessages", next, chat));
        }
        return events;
    }

    private ChannelEvent event(JsonNode item, @Nullable String chat) {
        JsonNode snippet = item.path("snippet");
        String type = Nodes.text(snippet, "type");
        String id = Nodes.text(item, "id");
        Sender author = author(item);
        String kind = type == null ? "item" : type;
        if (id == null || chat == null) {
            return new UnknownEvent(origin.event(null, null), kind, Nodes.raw(item));
        }
        Origin here = origin.event(id, Nodes.instant(snippet, "publishedAt"));
        String deleted = deleted(snippet);
        if (deleted != null) {
            return new MessageRevoked(here, deleted, author);
        }
        MessageContent content = content(kind, snippet, chat);
        if (author == null || content == null) {
            return new UnknownEvent(here, kind, Nodes.raw(item));
        }
        if (author.kind() == Sender.Kind.AGENT) {
            return new Echo(here, author, null, content);
        }
        return offlineAt == null
                ? new MessageReceived(
                        here,
                        author,
                        content,
                        new ReplyWindow(WindowKind.FREE_FORM, null, null, null),
                        ReplyHandle.to(chat))
                : new MessageReceived(
                        here, author, content, new ReplyWindow(WindowKind.CLOSED, offlineAt, null, null), null);
    }

    /** Whoever owns or moderates the chat speaks for the seller. */
    private static @Nullable Sender author(JsonNode item) {
        JsonNode details = item.path("authorDetails");
        String named = Nodes.text(details, "channelId");
        String id = named == null ? Nodes.text(item.path("snippet"), "authorChannelId") : named;
        if (id == null) {
            return null;
        }
        return details.path("isChatOwner").asBoolean()
                        || details.path("isChatModerator").asBoolean()
                ? new Sender(id, Sender.Kind.AGENT, null)
                : new Sender(id, Sender.Kind.CUSTOMER, Nodes.text(details, "displayName"));
    }

    private static @Nullable String deleted(JsonNode snippet) {
        String deleted = Nodes.text(snippet.path("messageDeletedDetails"), "deletedMessageId");
        return deleted == null ? Nodes.text(snippet.path("messageRetractedDetails"), "retractedMessageId") : deleted;
    }

    /** What a viewer said; null when the event says nothing of theirs. */
    private static @Nullable MessageContent content(String type, JsonNode snippet, String chat) {
        String text =
                switch (type) {
                    case "textMessageEvent" -> {
                        String words = Nodes.text(snippet.path("textMessageDetails"), "messageText");
                        yield words == null ? Nodes.text(snippet, "displayMessage") : words;
                    }
                    case "superChatEvent" -> Nodes.text(snippet.path("superChatDetails"), "userComment");
                    case "memberMilestoneChatEvent" ->
                        Nodes.text(snippet.path("memberMilestoneChatDetails"), "userComment");
                    default -> null;
                };
        if (type.equals("superStickerEvent")) {
            JsonNode sticker = snippet.path("superStickerDetails").path("superStickerMetadata");
            return MessageContent.of(null, chat, Audience.PUBLIC)
                    .with(List.of(new Attachment(
                            Attachment.Kind.STICKER,
                            Nodes.text(sticker, "altText"),
                            null,
                            null,
                            null,
                            Nodes.text(sticker, "stickerId"))));
        }
        return text == null ? null : MessageContent.of(text, chat, Audience.PUBLIC);
    }
}
