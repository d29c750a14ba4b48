package dev.decorum.example.execution;

import dev.decorum.example.intake.Account;
import dev.decorum.example.intake.MailServer;
import dev.decorum.policy.channel.OutgoingRequest;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Sends mails by the SMTP server that an account names. Safe for use by several threads. */
public final class MailTransport implements Transport {
    private static final String TO = "mailto:";
    private static final int PERMANENT = 500;

    @Override
    public Sending send(OutgoingRequest request, Account account) {
        Optional<MailServer> server = MailServer.of(account, "smtp");
        if (server.isEmpty() || !request.url().startsWith(TO)) {
            return new Sending.NotDone("The account `" + account.id()
                    + "` names no server for outgoing mail. Maybe add `smtp-url` to the file of accounts.");
        }
        String to = URLDecoder.decode(request.url().substring(TO.length()), StandardCharsets.UTF_8);
        return send(server.get(), to, whole(request));
    }

    /** Sends a mail as it is. */
    static Sending send(MailServer server, String to, byte[] mail) {
        Session session = server.session();
        try (jakarta.mail.Transport transport = session.getTransport()) {
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail));
            Address[] address = {new InternetAddress(to, true)};
            try {
                server.connect(transport);
            } catch (AuthenticationFailedException e) {
                return new Sending.NotDone("The mail server refuses the name or the password. Maybe they have changed.");
            } catch (MessagingException e) {
                return new Sending.Later("The mail server was not reached.");
            }
            return handOver(transport, message, address);
        } catch (MessagingException e) {
            return new Sending.NotDone("The mail could not be made. Maybe the address is none.");
        }
    }

    private static Sending handOver(jakarta.mail.Transport transport, MimeMessage message, Address[] to) {
        try {
            transport.sendMessage(message, to);
            return new Sending.Done(Optional.ofNullable(message.getMessageID()).orElse(""));
        } catch (SMTPSendFailedException e) {
            return refused(e.getReturnCode());
        } catch (SendFailedException e) {
            return refused(e.getNextException() instanceof SMTPAddressFailedException address ? address.getReturnCode() : PERMANENT);
        } catch (MessagingException e) {
            return new Sending.Unknown("The mail server went silent while it took the mail.");
        }
    }

    private static Sending refused(int code) {
        return code < PERMANENT
                ? new Sending.Later("The mail server asks to come back later (" + code + ").")
                : new Sending.NotDone("The mail server refuses the mail or its address (" + code + ").");
    }

    /** The mail with the headers that stand beside it put before its own, and an id. */
    private static byte[] whole(OutgoingRequest request) {
        String from = request.headers().getOrDefault("From", "");
        StringBuilder head = new StringBuilder();
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        head.append("Message-ID: ").append(id(from)).append("\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(request.body().toArray());
        return whole.toByteArray();
    }

    /** An id in the domain of an address. */
    static String id(String from) {
        String domain = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
        return "<" + UUID.randomUUID() + "@" + (domain.isEmpty() ? "localhost" : domain) + ">";
    }
}
