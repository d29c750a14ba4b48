package dev.decorum.channels.email;

import dev.decorum.channels.email.Mail.TooLargeException;
import dev.decorum.channels.internal.HtmlText;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.PersonKey;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mail of which it is known that the house's own server delivered it. It serves other adapters too, whose customers
 * write by the relay of a marketplace: their events then carry the channel of the {@link Origin} that they give.
 */
public final class MailReader {
    /** The value of the account that names the house's mail server in {@code Authentication-Results}. */
    public static final String AUTHSERV_ID = "authserv-id";

    /** The value of the account that lists the house's own addresses, divided by blanks. */
    public static final String ADDRESSES = "addresses";

    private static final Pattern AMAZON_RELAY = Pattern.compile(".*@marketplace\\.amazon\\.[a-z.]{2,10}");
    private static final Pattern AMAZON_ORDER = Pattern.compile("(?<![0-9-])[0-9]{3}-[0-9]{7}-[0-9]{7}(?![0-9-])");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private final Bytes raw;
    private final Mail mail;
    private final Headers headers;
    private final Origin origin;
    private final ChannelAccount account;
    private final PersonKey keys;
    private final Set<String> own;

    private MailReader(Bytes raw, Mail mail, Origin origin, ChannelAccount account, PersonKey keys) {
        this.raw = raw;
        this.mail = mail;
        this.headers = mail.headers();
        this.account = account;
        this.keys = keys;
        this.own = OwnAddresses.of(account);
        this.origin = origin.event(MailIds.id(mail, raw), headers.date());
    }

    /**
     * The events of a mail.
     *
     * @param raw the mail by RFC 5322
     * @param origin the origin of the delivery
     * @param account the account; it may hold {@link #AUTHSERV_ID}, {@link #ADDRESSES} and {@link PersonKey#SENDER_KEY}
     * @param verifyingSecret the name of the secret that verified the delivery
     */
    public static Reception read(Bytes raw, Origin origin, ChannelAccount account, String verifyingSecret) {
        try {
            Mail mail = MailParser.parse(raw);
            return Reception.of(
                    new MailReader(raw, mail, origin, account, new PersonKey(account, verifyingSecret)).events());
        } catch (TooLargeException e) {
            return Webhook.rejected(
                    origin,
                    Code.TOO_LARGE,
                    "The mail has " + e.getMessage() + ". Maybe it is an attack; let the mail server refuse it.");
        } catch (MimeException e) {
            return Webhook.rejected(
                    origin,
                    Code.MALFORMED,
                    "The delivery is verified, but its body is no mail that can be read. Maybe the mail server passes on "
                            + "something else than the message by RFC 5322.");
        }
    }

    private List<ChannelEvent> events() {
        List<Mailbox> from = headers.mailboxes("from");
        if (MailReports.isReport(headers)) {
            return new MailReports(mail, raw, origin, keys).events();
        }
        if (from.isEmpty()) {
            return List.of(new UnknownEvent(origin, "mail-without-sender", Nodes.wellFormed(raw.text())));
        }
        Mailbox writer = from.get(0);
        String address = Headers.address(writer);
        if (own.contains(OwnAddresses.base(address))) {
            return List.of(echo(writer));
        }
        boolean automatic = LoopGuard.automatic(headers);
        String key = keys.of(vouched(address, from.size()) ? "mail" : "unverified-mail", address);
        Sender sender = new Sender(key, automatic ? Sender.Kind.SYSTEM : Sender.Kind.CUSTOMER, Headers.name(writer));
        ReplyHandle reply = automatic ? null : ReplyHandle.to(replyAddress(address));
        return List.of(new MessageReceived(origin, sender, content(key, address), ReplyWindow.UNKNOWN, reply));
    }

    private Echo echo(Mailbox writer) {
        Optional<String> customer = headers.mailboxes("to").stream()
                .map(Headers::address)
                .filter(address -> !own.contains(OwnAddresses.base(address)))
                .findFirst();
        String recipient = customer.map(address -> keys.of("mail", address)).orElse(null);
        Sender.Kind kind = LoopGuard.automatic(headers) ? Sender.Kind.BOT : Sender.Kind.AGENT;
        Sender sender = new Sender(keys.of("own-mail", Headers.address(writer)), kind, Headers.name(writer));
        return new Echo(
                origin, sender, recipient, content(recipient == null ? sender.id() : recipient, customer.orElse("")));
    }

    private boolean vouched(String address, int writers) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return writers == 1
                && headers.all("from").size() == 1
                && account.secret(AUTHSERV_ID)
                        .map(server -> AuthenticationResults.vouch(headers, server, domain))
                        .orElse(false);
    }

    /** Another address for replies counts only in the domain of the sender, for nobody vouches for it. */
    private String replyAddress(String address) {
        List<Mailbox> others = headers.mailboxes("reply-to");
        if (others.size() != 1) {
            return address;
        }
        String other = Headers.address(others.get(0));
        return other.substring(other.lastIndexOf('@')).equals(address.substring(address.lastIndexOf('@')))
                ? other
                : address;
    }

    private MessageContent content(String person, String customer) {
        String subject = headers.text("subject");
        String words = words(subject != null && QuoteCutter.forwards(subject));
        return MessageContent.of(
                        words.isBlank() ? null : words,
                        person + ":" + MailIds.conversation(headers, origin.id(), own),
                        Audience.PRIVATE)
                .titled(subject)
                .with(mail.attachments())
                .replyingTo(MailIds.answered(headers))
                .in(headers.first("content-language")
                        .filter(tag -> LANGUAGE.matcher(tag).matches())
                        .orElse(null))
                .about(AMAZON_RELAY.matcher(customer).matches() ? order(subject) : null);
    }

    private static @Nullable String order(@Nullable String subject) {
        Matcher matcher = AMAZON_ORDER.matcher(subject == null ? "" : subject);
        return matcher.find() ? matcher.group() : null;
    }

    private String words(boolean forwarded) {
        Map<Integer, List<Mail.Text>> choices = new LinkedHashMap<>();
        mail.texts().forEach(text -> choices.computeIfAbsent(text.choice(), choice -> new ArrayList<>())
                .add(text));
        List<String> words = new ArrayList<>();
        for (List<Mail.Text> same : choices.values()) {
            boolean plain =
                    same.stream().anyMatch(text -> !text.html() && !text.words().isBlank());
            for (Mail.Text text : same) {
                if (text.html() && !plain) {
                    words.add(forwarded ? HtmlText.of(text.words()) : HtmlText.withoutQuotes(text.words()));
                } else if (!text.html()) {
                    words.add(text.words());
                }
            }
        }
        String all = Nodes.wellFormed(String.join("\n\n", words));
        return forwarded ? all.strip() : QuoteCutter.cut(all);
    }
}
