package dev.decorum.channels.email;

import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.PersonKey;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.verify.SharedToken;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Refusal.Code;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Surface;

/**
 * Mail, as the house's own mail server passes it on: the body of a delivery is the message by RFC 5322.
 *
 * <p>A customer is known by a keyed digest of the address, which stands in {@link
 * dev.decorum.policy.channel.ReplyHandle#address()} alone. A sender for whom the mail server does not vouch has an id of
 * another kind than the same address has when it does, so nobody is taken for a customer whose address they wrote. A
 * conversation belongs to one sender: to know the id of a message opens no other's conversation.
 *
 * <p>Mails of machines and lists come as messages of the channel itself and without a way to answer. Safe for use by
 * several threads.
 */
public final class EmailAdapter implements ChannelAdapter {
    private static final String TOKEN = "delivery-token";
    private static final Webhook WEBHOOK =
            Webhook.of(new SharedToken("X-Delivery-Token", TOKEN).inHeader()).upTo(MailParser.MAX_BYTES);
    private static final ChannelProfile PROFILE = ChannelProfile.of("email", "E-mail", Surface.EMAIL)
            .signedBy(
                    "a token in the header `X-Delivery-Token` with which the house's own mail server delivers; mail itself "
                            + "is signed by nobody, so no other server may know the token",
                    "X-Delivery-Token: {secret}")
            .secret(TOKEN, "a token of your choice that your mail server sends with each delivery")
            .secret(
                    MailReader.AUTHSERV_ID,
                    "no secret: the name by which your mail server begins `Authentication-Results`; may be left out: then "
                            + "every sender is unverified. The server must remove such headers of others under its name "
                            + "(RFC 8601, section 5)")
            .secret(
                    MailReader.ADDRESSES,
                    "no secret: the addresses of the house, divided by blanks; mails from them are echoes, and what "
                            + "stands behind their plus names a conversation")
            .secret(
                    PersonKey.SENDER_KEY,
                    "keys the digest that stands for an address; may be left out: then the delivery token is the key, and "
                            + "customers get new ids when it changes")
            .gives(MessageReceived.class, Echo.class, DeliveryStatus.class, UnknownEvent.class)
            .remark(
                    "A sender whom `Authentication-Results` of the mail server do not show to pass DMARC, or an aligned "
                            + "DKIM or SPF where DMARC is not named, has an id that begins with `unverified-`.")
            .remark("Mails of machines and lists come from the sender kind SYSTEM and take no reply: `Auto-Submitted`, "
                    + "`Precedence`, `List-Id` and its kin, an empty `Return-Path`, `X-Auto-Response-Suppress`. A support "
                    + "address that is a mailing list makes all mails such mails.")
            .remark("Quotations and signatures are cut in 13 languages; a mail that passes another on is kept whole.")
            .remark("A reply goes to `Reply-To` only in the domain of the sender.")
            .remark("The request of a reply has the method `SMTP`; its headers are to be put before those of its body.")
            .remark("An order is read from the subject of mails by Amazon's relay alone.")
            .unconfirmed("The addresses and subjects of Amazon's relay are known from sellers' mails.");

    private final ReplyLimits limits = LimitTable.of(EmailAdapter.class);

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
        return WEBHOOK.receive(
                this, delivery, account, origin -> MailReader.read(delivery.body(), origin, account, TOKEN));
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        if (!OutgoingMail.canBeSentTo(reply.to().address())) {
            return new Refusal(
                    Code.INCOMPLETE,
                    "The address of the customer is none that mail can be sent to without doubt.",
                    "Have a person answer from a mail program.");
        }
        return Replies.each(this, reply, account, text -> OutgoingMail.request(reply, text));
    }
}
