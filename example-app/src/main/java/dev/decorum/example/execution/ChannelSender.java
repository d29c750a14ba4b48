package dev.decorum.example.execution;

import dev.decorum.example.intake.Account;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.Rendering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts replies into the form of their channel, and has them carried there. Safe for use by several threads. */
public final class ChannelSender {
    private static final String MAIL = "SMTP";

    private final Map<String, ChannelAdapter> adapters = ChannelAdapter.installed();
    private final Transport http;
    private final Transport mail;

    /** A sender over these transports. */
    public ChannelSender(Transport http, Transport mail) {
        this.http = http;
        this.mail = mail;
    }

    /** Sends a reply, in as many requests as its channel needs. */
    public Sending send(ApprovedReply reply, Account account) {
        ChannelAdapter adapter = adapters.get(account.channel().channel());
        if (adapter == null) {
            return new Sending.NotDone("There is no adapter for the channel of the account `" + account.id() + "`.");
        }
        Rendering rendering = adapter.render(reply, account.channel());
        if (rendering instanceof Rendering.Refusal refusal) {
            return new Sending.NotDone(refusal.reason() + " " + refusal.remedy());
        }
        List<OutgoingRequest> filled = new ArrayList<>();
        for (OutgoingRequest request : ((Rendering.Requests) rendering).requests()) {
            Optional<String> missing = request.names().stream()
                    .filter(name -> account.channel().secret(name).isEmpty())
                    .findFirst();
            if (missing.isPresent()) {
                return new Sending.NotDone("The account `" + account.id() + "` lacks the secret `" + missing.get()
                        + "`. Maybe add it to the file of accounts.");
            }
            filled.add(request.filled(name -> account.channel().secret(name).orElseThrow()));
        }
        return sendAll(filled, account);
    }

    private Sending sendAll(List<OutgoingRequest> requests, Account account) {
        for (int i = 0; i < requests.size(); i++) {
            OutgoingRequest request = requests.get(i);
            Transport transport = request.method().equals(MAIL) ? mail : http;
            Sending sending = transport.send(request, account);
            if (!(sending instanceof Sending.Done)) {
                return i == 0
                        ? sending
                        : new Sending.Unknown("Only the first " + i + " of " + requests.size() + " parts went out.");
            }
        }
        return new Sending.Done("");
    }
}
