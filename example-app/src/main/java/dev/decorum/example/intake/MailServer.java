package dev.decorum.example.intake;

import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * A mail server of an account: {@code imap-url} and {@code smtp-url} among its secrets, such as {@code
 * imaps://shop@mail.example/INBOX}, with {@code imap-password} and {@code smtp-password} beside them. Outside this machine
 * nothing is sent or fetched without TLS.
 *
 * @param protocol {@code imap}, {@code imaps}, {@code smtp} or {@code smtps}
 * @param host its name
 * @param port its port; -1 for the usual one
 * @param user the name to sign in with; blank when the server asks for none
 * @param password the password; blank when the server asks for none
 * @param folder the folder to read
 */
public record MailServer(String protocol, String host, int port, String user, String password, String folder) {
    private static final String MILLIS = "15000";

    /**
     * The server that an account names, if it names one.
     *
     * @param kind {@code imap} or {@code smtp}
     * @throws IllegalArgumentException when the URL is none; the message shows no secret
     */
    public static Optional<MailServer> of(Account account, String kind) {
        return account.channel().secret(kind + "-url").map(url -> {
            URI uri = uri(url, account, kind);
            String path = Objects.requireNonNullElse(uri.getPath(), "");
            return new MailServer(
                    uri.getScheme(),
                    uri.getHost(),
                    uri.getPort(),
                    Objects.requireNonNullElse(uri.getUserInfo(), ""),
                    account.channel().secret(kind + "-password").orElse(""),
                    path.length() > 1 ? path.substring(1) : "INBOX");
        });
    }

    private static URI uri(String url, Account account, String kind) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme();
            if (uri.getHost() != null && (kind.equals(scheme) || (kind + "s").equals(scheme))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Its message would show the URL; what is wrong is said below.
        }
        throw new IllegalArgumentException("The secret `" + kind + "-url` of the account `" + account.id()
                + "` is no such URL. Write it like `" + kind + "s://user@mail.example`.");
    }

    /** A session with it: impatient, and with TLS unless the server is on this machine. */
    public Session session() {
        Properties settings = new Properties();
        String prefix = "mail." + protocol + ".";
        settings.setProperty("mail.transport.protocol", protocol);
        settings.setProperty("mail.store.protocol", protocol);
        settings.setProperty(prefix + "connectiontimeout", MILLIS);
        settings.setProperty(prefix + "timeout", MILLIS);
        settings.setProperty(prefix + "writetimeout", MILLIS);
        settings.setProperty(prefix + "auth", Boolean.toString(!user.isEmpty()));
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (!protocol.endsWith("s") && !isHere()) {
            settings.setProperty(prefix + "starttls.enable", "true");
            settings.setProperty(prefix + "starttls.required", "true");
        }
        return Session.getInstance(settings);
    }

    /** Connects to it, with a name where it has one. */
    public void connect(Service to) throws MessagingException {
        if (user.isEmpty()) {
            to.connect(host, port, null, null);
        } else {
            to.connect(host, port, user, password);
        }
    }

    private boolean isHere() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "MailServer[" + protocol + ", " + host + "]";
    }
}
