package dev.decorum.channels.freshdesk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.email.QuoteCutter;
import dev.decorum.channels.internal.HtmlText;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.PersonKey;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.verify.SharedToken;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Freshdesk by the webhook of an automation, whose body the administrator writes: it must be the one of the profile's
 * remarks. Two automations are needed, one for what customers write and one for what agents do, since only the
 * automation knows who wrote. Safe for use by several threads.
 */
public final class FreshdeskAdapter implements ChannelAdapter {
    private static final String TOKEN = "webhook-token";
    private static final Webhook WEBHOOK = Webhook.of(new SharedToken("X-Webhook-Token", TOKEN).inHeader());
    private static final ChannelProfile PROFILE = ChannelProfile.of("freshdesk", "Freshdesk", Surface.WEB_CHAT)
            .signedBy(
                    "a token in the header `X-Webhook-Token`, which the automation adds as a custom header; Freshdesk signs "
                            + "nothing",
                    "X-Webhook-Token: {secret}")
            .secret(TOKEN, "a token of your choice that the automation sends with each delivery")
            .secret(
                    PersonKey.SENDER_KEY,
                    "keys the digest that stands for a customer of whom only an address is given; may be left out")
            .gives(MessageReceived.class, Echo.class, UnknownEvent.class)
            .remark("The body of the automation, in JSON: `written_by` (`customer` or `agent`, fixed in each of two "
                    + "automations), `ticket_id`, `ticket_subject`, `ticket_description`, `ticket_latest_public_comment`, "
                    + "`ticket_contact_id`, `ticket_contact_name`, `ticket_contact_email`, `ticket_updated_at`.")
            .remark(
                    "A body without `written_by` or `ticket_updated_at` is an unknown event: nothing tells who wrote, or "
                            + "that it is new.")
            .remark("The surface is web chat, whatever channel is behind the ticket.")
            .unconfirmed("The names of Freshdesk's placeholders are from memory.");

    private final ReplyLimits limits = LimitTable.of(FreshdeskAdapter.class);

    @Override
    public ChannelProfile profile() {
        return PROFILE;
    }

    @Override
    public ReplyLimits limits() {
        return limits;
    }

    @Override
    public Reception receive(RawDelivery delivery, ChannelAccount account) {
        return WEBHOOK.json(this, delivery, account, (root, origin) -> List.of(event(root, origin, account)));
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return Replies.each(
                this,
                reply,
                account,
                text -> Replies.postJson(
                        "https://{subdomain}.freshdesk.com/api/v2/tickets/"
                                + Replies.encoded(reply.to().address()) + "/reply",
                        Map.of("Authorization", "Basic {credentials}"),
                        Replies.object().put("body", HtmlText.escaped(text))));
    }

    private static ChannelEvent event(JsonNode root, Origin origin, ChannelAccount account) {
        JsonNode fields = root.path("freshdesk_webhook").isObject() ? root.path("freshdesk_webhook") : root;
        String ticket = Nodes.text(fields, "ticket_id");
        String updated = Nodes.text(fields, "ticket_updated_at");
        String side = Objects.requireNonNullElse(Nodes.text(fields, "written_by"), "");
        String customer = customer(fields, account);
        if (ticket == null || updated == null || customer == null) {
            return new UnknownEvent(origin, "automation", Nodes.raw(root));
        }
        Origin here = origin.event(ticket + ":" + side + ":" + updated, Nodes.instant(fields, "ticket_updated_at"));
        String html = Nodes.firstText(fields, "ticket_latest_public_comment", "ticket_description");
        String words = html == null ? "" : QuoteCutter.cut(HtmlText.withoutQuotes(html));
        MessageContent content = MessageContent.of(words.isBlank() ? null : words, ticket, Audience.PRIVATE)
                .titled(Nodes.text(fields, "ticket_subject"));
        return switch (side) {
            case "customer" ->
                new MessageReceived(
                        here,
                        new Sender(customer, Sender.Kind.CUSTOMER, Nodes.text(fields, "ticket_contact_name")),
                        content,
                        ReplyWindow.UNKNOWN,
                        ReplyHandle.to(ticket));
            case "agent" -> new Echo(here, new Sender("agent", Sender.Kind.AGENT, null), customer, content);
            default -> new UnknownEvent(here, "automation", Nodes.raw(root));
        };
    }

    private static @Nullable String customer(JsonNode fields, ChannelAccount account) {
        String id = Nodes.text(fields, "ticket_contact_id");
        String mail = Nodes.text(fields, "ticket_contact_email");
        return id != null || mail == null
                ? id
                : new PersonKey(account, TOKEN).of("mail", mail.strip().toLowerCase(Locale.ROOT));
    }
}
