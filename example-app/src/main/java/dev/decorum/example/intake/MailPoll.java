package dev.decorum.example.intake;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the mails of an account by IMAP. A mail is marked as seen only after it is in the inbox; one that is fetched again
 * is known by its id. A mail that the adapter rejects stays unseen, is flagged for a person, and is not tried again. For one
 * thread.
 */
public final class MailPoll {
    private static final Logger LOG = LoggerFactory.getLogger(MailPoll.class);
    /** How many mails one look takes, so that a full folder does not hold everything else up. */
    private static final int AT_ONCE = 50;
    /** The adapter takes none that is longer. */
    private static final int LONGEST = 40 * 1024 * 1024;

    private final Intake intake;
    private final Account account;
    private final MailServer server;
    private final InstantSource clock;

    /** A poll of the server that an account names. */
    public MailPoll(Intake intake, Account account, MailServer server, InstantSource clock) {
        this.intake = intake;
        this.account = account;
        this.server = server;
        this.clock = clock;
    }

    /**
     * Looks once.
     *
     * @return how many new events came
     * @throws MessagingException when the server cannot be asked; nothing is lost
     * @throws dev.decorum.example.store.StoreException when a mail cannot be written down; it stays unseen
     */
    public int look() throws MessagingException {
        int events = 0;
        try (Store store = server.session().getStore()) {
            server.connect(store);
            try (Folder folder = store.getFolder(server.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] waiting = folder.search(new AndTerm(
                        new FlagTerm(new Flags(Flags.Flag.SEEN), false),
                        new FlagTerm(new Flags(Flags.Flag.FLAGGED), false)));
                for (int i = 0; i < waiting.length && i < AT_ONCE; i++) {
                    events += take(waiting[i]);
                }
            }
        }
        return events;
    }

    private int take(Message mail) throws MessagingException {
        if (mail.getSize() > LONGEST) {
            setAside(mail, "too-large");
            return 0;
        }
        Reception reception = intake.receive(
                RawDelivery.post("/intake/email/" + account.id(), token(), bytes(mail), clock.instant()),
                account.channel());
        for (ChannelEvent event : reception.events()) {
            if (event instanceof ChannelEvent.Rejected rejected) {
                setAside(mail, rejected.code().name());
                return 0;
            }
        }
        mail.setFlag(Flags.Flag.SEEN, true);
        return reception.events().size();
    }

    private void setAside(Message mail, String code) throws MessagingException {
        mail.setFlag(Flags.Flag.FLAGGED, true);
        LOG.warn("event=mail-set-aside account={} code={}", account.id(), code);
    }

    /** The whole mail, without the server marking it as seen. */
    private static Bytes bytes(Message mail) throws MessagingException {
        if (mail instanceof IMAPMessage fetched) {
            fetched.setPeek(true);
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            mail.writeTo(out);
            return Bytes.of(out.toByteArray());
        } catch (IOException e) {
            throw new MessagingException("A mail cannot be fetched.", e);
        }
    }

    /** What the house's own server would send beside the mail: this is the house itself, fetching from it. */
    private Map<String, String> token() {
        return account.channel()
                .secret("delivery-token")
                .map(token -> Map.of("X-Delivery-Token", token))
                .orElse(Map.of());
    }
}
