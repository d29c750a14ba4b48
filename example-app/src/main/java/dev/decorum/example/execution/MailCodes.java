package dev.decorum.example.execution;

import dev.decorum.example.intake.MailServer;
import java.nio.charset.StandardCharsets;

/** Sends one-time codes by mail, in English: the back office does not know the customer's language. Safe for use by several threads. */
public final class MailCodes implements CodeSender {
    private final MailServer server;
    private final String from;

    /**
     * A sender.
     *
     * @param from the address of the house
     */
    public MailCodes(MailServer server, String from) {
        this.server = server;
        this.from = from;
    }

    @Override
    public Sending send(CodeLetter letter) {
        if (letter.address().matches(".*[\\p{Cntrl}].*")) {
            return new Sending.NotDone("The address on file is none. Maybe correct it in the back office.");
        }
        String mail = "From: " + from + "\r\nTo: " + letter.address() + "\r\nSubject: Your code\r\n"
                + "Message-ID: " + MailTransport.id(from) + "\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                + letter.code() + "\r\n\r\nThis is the code that you need to go on with your request. It is valid for ten"
                + " minutes.\r\nIf you have not written to us, ignore this mail and tell nobody the code.\r\n";
        return MailTransport.send(server, letter.address(), mail.getBytes(StandardCharsets.UTF_8));
    }
}
