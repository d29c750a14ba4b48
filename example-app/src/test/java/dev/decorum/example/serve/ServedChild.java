package dev.decorum.example.serve;

import dev.decorum.example.execution.CodeLetter;
import dev.decorum.example.execution.Sending;
import dev.decorum.example.operations.Person;
import dev.decorum.example.store.StoreException;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Set;

/**
 * A server in a process of its own, which a test can kill. Its codes go to the stub of the test, and a played supervisor
 * approves the refunds of even orders.
 */
public final class ServedChild {
    private static final Person SUPERVISOR = new Person("supervisor-7", Role.SUPERVISOR);

    private ServedChild() {}

    /** Serves until it is killed, or until its parent has ended: folder, database or {@code -}, accounts, stub. */
    public static void main(String[] args) throws Exception {
        URI stub = URI.create(args[3]);
        ServeOptions options = new ServeOptions(
                "127.0.0.1",
                0,
                Path.of(args[0]),
                args[1].equals("-") ? null : args[1],
                Path.of(args[2]),
                Path.of(System.getProperty("decorum.root"), "rules"),
                Path.of(System.getProperty("decorum.root"), "knowledge"),
                false,
                false);
        HttpClient client = HttpClient.newHttpClient();
        Server server = Server.start(options, letter -> post(client, stub, letter));
        System.out.println("PORT " + server.port());
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        while (parent.isAlive()) {
            approve(server);
            Thread.sleep(30);
        }
        Runtime.getRuntime().halt(1);
    }

    private static void approve(Server server) {
        try {
            for (Review review : server.desk().reviews(Set.of(ReviewState.PROPOSED))) {
                String preview = review.proposal().preview();
                if (preview.matches(".*order D-\\d{3}[02468],.*")) {
                    server.desk().approve(review.proposal().hash(), "Late indeed.", SUPERVISOR);
                }
            }
        } catch (StoreException e) {
            System.err.println("approve: " + e.getMessage());
        }
    }

    private static Sending post(HttpClient client, URI stub, CodeLetter letter) {
        try {
            client.send(
                    HttpRequest.newBuilder(stub.resolve("/code"))
                            .POST(BodyPublishers.ofString(letter.address() + " " + letter.code()))
                            .build(),
                    BodyHandlers.discarding());
            return new Sending.Done("");
        } catch (IOException e) {
            return new Sending.Unknown("The mail server did not answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sending.Unknown("Stopped.");
        }
    }
}
