package dev.decorum.example.serve;

import dev.decorum.example.execution.CodeSender;
import dev.decorum.example.execution.MailCodes;
import dev.decorum.example.execution.Sending;
import dev.decorum.example.intake.Account;
import dev.decorum.example.intake.Accounts;
import dev.decorum.example.intake.Intake;
import dev.decorum.example.intake.MailPoll;
import dev.decorum.example.intake.MailServer;
import jakarta.mail.MessagingException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mail of the accounts that name servers for it. */
final class Mails {
    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);
    private static final long REST_MILLIS = 15_000;
    private static final CodeSender NOBODY = letter -> new Sending.NotDone("No mail is set up.");

    private Mails() {}

    /** A loop for each account that names a server to fetch from; it wakes the inbox when something came. */
    static List<Loop> fetch(Accounts accounts, Intake intake, Loop inbox, InstantSource clock) {
        List<Loop> loops = new ArrayList<>();
        for (Account account : accounts.all()) {
            MailServer.of(account, "imap").ifPresent(server -> {
                MailPoll poll = new MailPoll(intake, account, server, clock);
                loops.add(Loop.start("mail-" + account.id(), () -> look(poll, account, inbox), REST_MILLIS));
            });
        }
        return loops;
    }

    private static boolean look(MailPoll poll, Account account, Loop inbox) {
        try {
            boolean found = poll.look() > 0;
            if (found) {
                inbox.wake();
            }
            return found;
        } catch (MessagingException e) {
            LOG.warn("event=mail-not-reached account={}", account.id());
            return false;
        }
    }

    /** Sends codes by the mail of the first account that can; by nobody where none can. */
    static CodeSender codes(Accounts accounts) {
        for (Account account : accounts.all()) {
            Optional<MailServer> server = MailServer.of(account, "smtp");
            Optional<String> from = account.channel().secret("from");
            if (server.isPresent() && from.isPresent()) {
                return new MailCodes(server.get(), from.get());
            }
        }
        return NOBODY;
    }
}
