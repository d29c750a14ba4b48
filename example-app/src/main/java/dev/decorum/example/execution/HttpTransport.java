package dev.decorum.example.execution;

import dev.decorum.example.intake.Account;
import dev.decorum.policy.channel.OutgoingRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Carries requests by HTTP, to the channel or to where the account says. Safe for use by several threads. */
public final class HttpTransport implements Transport {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Override
    public Sending send(OutgoingRequest request, Account account) {
        try {
            HttpRequest.Builder http = HttpRequest.newBuilder(account.target(request))
                    .timeout(PATIENCE)
                    .method(
                            request.method(),
                            BodyPublishers.ofByteArray(request.body().toArray()));
            request.headers().forEach(http::header);
            return outcome(client.send(http.build(), BodyHandlers.discarding()).statusCode());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Sending.Later("The channel could not be reached.");
        } catch (IOException e) {
            return new Sending.Unknown("The channel did not answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sending.Unknown("The application was stopped before the channel answered.");
        } catch (IllegalArgumentException e) {
            return new Sending.NotDone("The address of the channel is none. Maybe a secret of the account has blanks.");
        }
    }

    private static Sending outcome(int status) {
        if (status >= 200 && status < 300) {
            return new Sending.Done("");
        }
        if (status == 429) {
            return new Sending.Later("The channel asks to wait (status 429).");
        }
        return status >= 500
                ? new Sending.Unknown("The channel answered with the status " + status + ".")
                : new Sending.NotDone("The channel refused it with the status " + status + ".");
    }
}
