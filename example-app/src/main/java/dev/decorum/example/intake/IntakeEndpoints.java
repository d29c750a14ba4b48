package dev.decorum.example.intake;

import dev.decorum.example.store.StoreException;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.HttpAnswer;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code POST} and {@code GET /intake/{channel}/{account}}: deliveries and handshakes of all channels. What is not verified
 * gets a status and no reason, and an account that does not exist is not found, whatever is sent to it.
 */
public final class IntakeEndpoints {
    /** More than any adapter reads of a delivery in JSON or XML, in bytes. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /** More than the mail adapter reads, in bytes. */
    private static final int MOST_BYTES_OF_MAIL = 41 * 1024 * 1024;

    private final Accounts accounts;
    private final Intake intake;
    private final IntakeListener listener;
    private final InstantSource clock;

    /** Endpoints of these accounts. */
    public IntakeEndpoints(Accounts accounts, Intake intake, IntakeListener listener, InstantSource clock) {
        this.accounts = accounts;
        this.intake = intake;
        this.listener = listener;
        this.clock = clock;
    }

    /** Adds them to a server. */
    public void addTo(RoutesConfig routes) {
        routes.post("/intake/{channel}/{account}", this::deliver);
        routes.get("/intake/{channel}/{account}", this::deliver);
    }

    private void deliver(Context http) {
        long begin = System.nanoTime();
        Account account = accounts.find(http.pathParam("channel"), http.pathParam("account"))
                .orElse(null);
        if (account == null) {
            answer(http, HttpAnswer.empty(404));
            return;
        }
        String channel = account.channel().channel();
        try {
            Optional<Bytes> body = body(http, channel.equals("email") ? MOST_BYTES_OF_MAIL : MOST_BYTES);
            if (body.isEmpty()) {
                listener.onRejected(channel, ChannelEvent.Rejected.Code.TOO_LARGE);
                answer(http, HttpAnswer.empty(413));
                return;
            }
            Reception reception = intake.receive(delivery(http, body.get()), account.channel());
            answer(http, reception.answer());
            tell(channel, reception, System.nanoTime() - begin);
        } catch (StoreException | IOException e) {
            listener.onFailure(channel, e);
            http.header("Retry-After", "5");
            answer(http, HttpAnswer.empty(503));
        }
    }

    private void tell(String channel, Reception reception, long nanos) {
        Optional<ChannelEvent.Rejected> rejected = reception.events().stream()
                .filter(ChannelEvent.Rejected.class::isInstance)
                .map(ChannelEvent.Rejected.class::cast)
                .findFirst();
        if (rejected.isPresent()) {
            listener.onRejected(channel, rejected.get().code());
        } else {
            listener.onAccepted(channel, reception.events().size(), nanos);
        }
    }

    private RawDelivery delivery(Context http, Bytes body) {
        Map<String, List<String>> headers = new TreeMap<>();
        Collections.list(http.req().getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(http.req().getHeaders(name))));
        return new RawDelivery(
                http.req().getMethod(),
                http.req().getRequestURI(),
                headers,
                http.queryParamMap(),
                body,
                clock.instant());
    }

    private static Optional<Bytes> body(Context http, int most) throws IOException {
        if (http.req().getContentLengthLong() > most) {
            return Optional.empty();
        }
        byte[] read = http.req().getInputStream().readNBytes(most + 1);
        return read.length > most ? Optional.empty() : Optional.of(Bytes.of(read));
    }

    private static void answer(Context http, HttpAnswer answer) {
        http.status(answer.status());
        http.contentType(answer.contentType());
        http.result(answer.body().toArray());
    }
}
