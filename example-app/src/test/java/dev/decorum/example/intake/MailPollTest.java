package dev.decorum.example.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.decorum.example.execution.ChannelSender;
import dev.decorum.example.execution.CodeLetter;
import dev.decorum.example.execution.MailCodes;
import dev.decorum.example.execution.MailTransport;
import dev.decorum.example.execution.Sending;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.HouseKey;
import dev.decorum.example.store.StoreException;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.fact.RolloutStage;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real mail server on loopback. */
class MailPollTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final String SHOP = "shop@musterladen.example";
    private static final String LENA = "lena@kundin.example";

    private final InstantSource clock = InstantSource.fixed(AT);
    private final GreenMail server = new GreenMail(
            new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp"), new ServerSetup(0, "127.0.0.1", "imap")});
    private Database database;
    private Inbox inbox;
    private GreenMailUser mailbox;

    @BeforeEach
    void start() {
        server.start();
        mailbox = server.setUser(SHOP, "shop", "a-password-of-no-worth");
        database = Database.inMemory();
        inbox = new Inbox(database, HouseKey.random(), clock);
    }

    @AfterEach
    void stop() {
        database.close();
        server.stop();
    }

    @Test
    void aMailIsInTheInboxBeforeItIsSeen() throws Exception {
        mailbox.deliver(mail("one", "Wo ist meine Bestellung?"));

        assertThat(poll(inbox).look()).isEqualTo(1);

        assertThat(inbox.count(Inbox.State.NEW)).isEqualTo(1);
        assertThat(seen("one")).isTrue();
        assertThat(poll(inbox).look()).isZero();
    }

    @Test
    void aMailThatCannotBeWrittenDownStaysUnseenAndComesLater() throws Exception {
        mailbox.deliver(mail("one", "Wo ist meine Bestellung?"));
        Database closed = Database.inMemory();
        Inbox broken = new Inbox(closed, HouseKey.random(), clock);
        closed.close();

        assertThatThrownBy(() -> poll(broken).look()).isInstanceOf(StoreException.class);
        assertThat(seen("one")).isFalse();

        assertThat(poll(inbox).look()).isEqualTo(1);
        assertThat(seen("one")).isTrue();
    }

    @Test
    void aMailThatWasWrittenDownAndNotMarkedIsKnownAgain() throws Exception {
        mailbox.deliver(mail("one", "Wo ist meine Bestellung?"));
        poll(inbox).look();
        server.getManagers()
                .getImapHostManager()
                .getInbox(mailbox)
                .getMessages()
                .forEach(stored -> stored.setFlag(Flags.Flag.SEEN, false));

        assertThat(poll(inbox).look()).isZero();

        assertThat(inbox.count(Inbox.State.NEW)).isEqualTo(1);
        assertThat(seen("one")).isTrue();
    }

    @Test
    void aMailThatIsRejectedIsFlaggedForAPersonAndHoldsNothingUp() throws Exception {
        mailbox.deliver(mail("one", "Wo ist meine Bestellung?"));
        Account other = account(Map.of("delivery-token", "a-token-of-no-worth"));
        Account without = new Account(
                ChannelAccount.of("mail-de", "email", Map.of("other", "secret")),
                "de",
                null,
                ZoneId.of("Europe/Berlin"),
                RolloutStage.DRAFT,
                "assistant",
                null);
        MailPoll poll = new MailPoll(
                new Intake(inbox), without, MailServer.of(other, "imap").orElseThrow(), clock);

        assertThat(poll.look()).isZero();
        assertThat(poll.look()).isZero();

        assertThat(seen("one")).isFalse();
        assertThat(stored("one").isSet(Flags.Flag.FLAGGED)).isTrue();
        assertThat(inbox.count(Inbox.State.NEW)).isZero();
    }

    @Test
    void anAnswerGoesOutBySmtpInTheThreadOfTheMail() throws Exception {
        mailbox.deliver(mail("one", "Wo ist meine Bestellung?"));
        Account account = account(Map.of());
        Intake intake = new Intake(inbox);
        poll(inbox).look();
        ChannelEvent event = database.inTransaction(connection -> inbox.next(connection)
                .flatMap(entry -> intake.event(entry, account.channel()))
                .orElseThrow());
        ApprovedReply reply = ApprovedReply.to((MessageReceived) event, "Sie ist unterwegs.\n.\nViele Grüße", AT);

        Sending sending = new ChannelSender((request, to) -> new Sending.NotDone("none"), new MailTransport())
                .send(reply, account);

        assertThat(sending).isInstanceOf(Sending.Done.class);
        MimeMessage sent = server.getReceivedMessages()[server.getReceivedMessages().length - 1];
        assertThat(sent.getAllRecipients()[0]).hasToString(LENA);
        assertThat(sent.getFrom()[0]).hasToString(SHOP);
        assertThat(sent.getSubject()).isEqualTo("Re: Bestellung");
        assertThat(sent.getHeader("In-Reply-To")[0]).isEqualTo("<one@kundin.example>");
        assertThat(sent.getMessageID()).endsWith("@musterladen.example>");
        assertThat(sent.getContent().toString().strip().lines())
                .containsExactly("Sie ist unterwegs.", ".", "Viele Grüße");
    }

    @Test
    void aCodeGoesToTheAddressOnFile() throws Exception {
        MailServer smtp = MailServer.of(account(Map.of()), "smtp").orElseThrow();

        assertThat(new MailCodes(smtp, SHOP).send(new CodeLetter(LENA, "123456"))).isInstanceOf(Sending.Done.class);

        MimeMessage sent = server.getReceivedMessages()[0];
        assertThat(sent.getAllRecipients()[0]).hasToString(LENA);
        assertThat(sent.getContent().toString()).startsWith("123456");
        assertThat(new MailCodes(smtp, SHOP).send(new CodeLetter("x@y.example\r\nBcc: z@y.example", "1")))
                .isInstanceOf(Sending.NotDone.class);
    }

    @Test
    void aServerThatIsNotThereIsTriedLater() {
        MailServer smtp = MailServer.of(account(Map.of()), "smtp").orElseThrow();
        MailPoll poll = poll(inbox);
        server.stop();

        assertThat(new MailCodes(smtp, SHOP).send(new CodeLetter(LENA, "123456"))).isInstanceOf(Sending.Later.class);
        assertThatThrownBy(poll::look).isInstanceOf(MessagingException.class);
    }

    @Test
    void aUrlThatIsNoneIsNamedWithoutItsSecrets() {
        Account wrong = account(Map.of("imap-url", "http://shop:secret@mail.example/"));
        assertThatThrownBy(() -> MailServer.of(wrong, "imap"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The secret `imap-url` of the account `mail-de` is no such URL. Write it like"
                        + " `imaps://user@mail.example`.");
        assertThat(MailServer.of(account(Map.of()), "imap").orElseThrow().toString())
                .doesNotContain("password", "shop");
    }

    private MailPoll poll(Inbox to) {
        Account account = account(Map.of());
        return new MailPoll(new Intake(to), account, MailServer.of(account, "imap").orElseThrow(), clock);
    }

    private Account account(Map<String, String> more) {
        Map<String, String> secrets = new TreeMap<>(Map.of(
                "delivery-token", "a-token-of-no-worth",
                "addresses", SHOP,
                "from", SHOP,
                "imap-url", "imap://shop@127.0.0.1:" + server.getImap().getPort() + "/INBOX",
                "imap-password", "a-password-of-no-worth",
                "smtp-url", "smtp://127.0.0.1:" + server.getSmtp().getPort()));
        secrets.putAll(more);
        return new Account(
                ChannelAccount.of("mail-de", "email", secrets),
                "de",
                null,
                ZoneId.of("Europe/Berlin"),
                RolloutStage.REVIEWED_EXECUTION,
                "assistant",
                null);
    }

    private boolean seen(String id) throws Exception {
        return stored(id).isSet(Flags.Flag.SEEN);
    }

    private StoredMessage stored(String id) throws Exception {
        for (StoredMessage stored :
                server.getManagers().getImapHostManager().getInbox(mailbox).getMessages()) {
            if (stored.getMimeMessage().getMessageID().equals("<" + id + "@kundin.example>")) {
                return stored;
            }
        }
        throw new IllegalArgumentException("There is no mail `" + id + "`.");
    }

    private static MimeMessage mail(String id, String text) throws MessagingException {
        String raw = "From: Lena <" + LENA + ">\r\nTo: " + SHOP + "\r\nSubject: Bestellung\r\nMessage-ID: <" + id
                + "@kundin.example>\r\nDate: Fri, 20 Nov 2026 09:00:00 +0000\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    }
}
